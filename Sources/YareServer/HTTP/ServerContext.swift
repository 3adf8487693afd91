public import Hummingbird
import NIOCore
import YareBase

/// What belongs to one request: its number, its logger, and who is calling.
public struct ServerContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The number that the answer bears as `X-Request-Id`.
    public var requestIdentifier = ""
    /// Who is calling.
    public var caller = Caller.nobody
    /// The address that the request came from.
    public let remoteAddress: String

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// Makes sure that the caller may do something in a repository.
    ///
    /// - Throws: `access.unauthorized` when nobody said who is calling, else `access.forbidden`.
    public func require(_ action: AccessAction, in tenant: TenantPath) throws {
        if caller.may(action, in: tenant) { return }
        guard let name = caller.name else { throw YareError.unauthorized() }
        throw YareError.forbidden(name, action, tenant)
    }
}
