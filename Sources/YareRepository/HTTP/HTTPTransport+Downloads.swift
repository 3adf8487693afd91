import NIOHTTP1
import YareBase

extension HTTPTransport {
    /// Fetches a file. When the connection breaks, goes on where it broke.
    ///
    /// - Throws: what ``send(_:)`` and a body throw, `http.status`, `http.wrong-digest`, `file.unreachable`.
    public func download(_ download: FileDownload) async throws -> DownloadedFile {
        guard let file = try await downloadIfChanged(download) else {
            throw YareError.unexpectedStatus(.notModified, download.request.url)
        }
        return file
    }

    /// Fetches a file unless the server says that it has not changed, which it can when the request has a condition.
    ///
    /// - Returns: `nil` when the file has not changed; then nothing is written.
    /// - Throws: what ``download(_:)`` throws.
    public func downloadIfChanged(_ download: FileDownload) async throws -> DownloadedFile? {
        var partial = try PartialFile(for: download)
        var attempt = 1
        while true {
            let before = partial.size
            do {
                let response = try await receive(download, into: &partial)
                if response.status == .notModified {
                    partial.leave()
                    return nil
                }
                let file = try partial.finish(as: download.path, expecting: download.digest, headers: response.headers)
                if let file { return file }
            } catch let error as YareError where error.code == "http.interrupted" {
                // as long as it gets on, it is worth while to go on
                if partial.size - before > Self.worthwhilePiece { attempt = 1 }
                guard attempt < configuration.retries.attempts else { throw leaving(partial, error) }
                try await Task.sleep(for: configuration.retries.delay(after: attempt, asked: nil))
                attempt += 1
            } catch {
                throw leaving(partial, error)
            }
        }
    }

    private static let worthwhilePiece = 1 << 16

    private func leaving(_ partial: PartialFile, _ error: any Error) -> any Error {
        partial.leave()
        return error
    }

    /// Asks for what is missing and writes it.
    private func receive(_ download: FileDownload, into partial: inout PartialFile) async throws -> IncomingResponse {
        var request = download.request
        partial.addRange(to: &request)
        var response = try await send(request)
        if response.status == .rangeNotSatisfiable {
            try partial.startOver()
            response = try await send(download.request)
        }
        if response.status == .notModified { return response }
        try response.requireSuccess()
        try partial.begin(response)
        let total = response.body.isCompressed ? nil : response.announcedLength.map { $0 + partial.size }
        for try await piece in response.body {
            try partial.append(piece)
            download.reportProgress?(DownloadProgress(url: response.url, received: partial.size, total: total))
        }
        return response
    }
}
