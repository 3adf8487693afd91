public import Hummingbird

/// A part of a server that answers some of the requests: the repository, the API, a registry, a catalogue.
public protocol RequestHandler: Sendable {
    /// The answer to a request, or `nil` when the address is another part's.
    ///
    /// Errors are turned into answers: a `YareError` by its code, see ``ErrorAnswer``.
    func response(to request: Request, at path: RequestPath, in context: ServerContext) async throws -> Response?
}
