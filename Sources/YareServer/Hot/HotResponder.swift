import NIOCore
import NIOHTTP1

/// An answer that is ready to be written.
struct HotAnswer {
    var head: ByteBuffer
    var body: ByteBuffer?
}

/// Finds the answers to requests for what lies hot.
struct HotResponder: Sendable {
    let site: RepositorySite
    let dates: DateText
    let log: AccessLog?

    /// The longest body of a request that may be sent.
    var bodyLimit: Int { UploadReader.bodyLimit(site.options) }

    /// The answer to a request, unless it asks for something more than the object or nobody knows yet who is calling.
    func answer(to head: HTTPRequestHead, from channel: any Channel) -> HotAnswer? {
        guard head.method == .GET || head.method == .HEAD, head.version == .http1_1,
            let entry = site.hotObjects[head.uri]
        else { return nil }
        var wishes = Wishes()
        for (name, value) in head.headers where !wishes.note(name, value) { return nil }
        guard let caller = site.access.knownCaller(authorization: wishes.authorization),
            caller.may(.read, in: entry.tenant)
        else { return nil }
        let object = entry.object(acceptsGzip: RequestConditions.acceptsGzip(wishes.acceptEncoding))
        let isFresh = RequestConditions.isFresh(wishes.ifNoneMatch, object.tag)
        let identifier = RequestIdentifier.make()
        let body = isFresh || head.method == .HEAD ? nil : object.body
        site.metrics.noteHotRequest(isFresh ? 304 : 200, head.method.rawValue, bytes: body?.readableBytes ?? 0)
        log?.note(
            AccessLog.Entry(
                method: head.method.rawValue, path: head.uri, status: isFresh ? 304 : 200,
                bytes: body?.readableBytes ?? 0, duration: .zero, address: channel.remoteAddress?.ipAddress ?? "",
                user: caller.name, request: identifier))
        return HotAnswer(head: self.head(isFresh ? object.unchangedHead : object.head, identifier), body: body)
    }

    private func head(_ prefix: ByteBuffer, _ identifier: String) -> ByteBuffer {
        var head = ByteBuffer()
        head.reserveCapacity(prefix.readableBytes + 96)
        head.writeImmutableBuffer(prefix)
        head.writeStaticString("Date: ")
        head.writeString(dates.now)
        head.writeStaticString("\r\nX-Request-Id: ")
        head.writeString(identifier)
        if let origin = site.options.corsOrigin {
            head.writeString("\r\nAccess-Control-Allow-Origin: \(origin)")
        }
        head.writeStaticString("\r\n\r\n")
        return head
    }
}

/// What the headers of a request wish for, as far as an answer that lies hot can fulfil it.
private struct Wishes {
    var acceptEncoding: String?
    var ifNoneMatch: String?
    var authorization: String?

    /// Notes a header.
    ///
    /// - Returns: whether an answer that lies hot may still be right.
    mutating func note(_ name: String, _ value: String) -> Bool {
        // told apart by length first: most headers are none of these
        switch name.utf8.count {
        case 4 where name.equalsIgnoringCase("date"): return true
        case 5 where name.equalsIgnoringCase("range"): return false
        case 6 where name.equalsIgnoringCase("cookie"): return false
        case 6 where name.equalsIgnoringCase("expect"): return false
        case 8 where name.equalsIgnoringCase("if-range"): return false
        case 10 where name.equalsIgnoringCase("connection"): return value.equalsIgnoringCase("keep-alive")
        case 12 where name.equalsIgnoringCase("x-request-id"): return false
        case 13 where name.equalsIgnoringCase("if-none-match"): ifNoneMatch = value
        case 13 where name.equalsIgnoringCase("authorization"): authorization = value
        case 14 where name.equalsIgnoringCase("content-length"): return value == "0"
        case 15 where name.equalsIgnoringCase("accept-encoding"): acceptEncoding = value
        case 17 where name.equalsIgnoringCase("transfer-encoding"): return false
        default: break
        }
        return true
    }
}

extension String {
    /// Whether this is a text of small letters, whatever the case of its letters.
    fileprivate func equalsIgnoringCase(_ lowercase: StaticString) -> Bool {
        guard utf8.count == lowercase.utf8CodeUnitCount else { return false }
        return lowercase.withUTF8Buffer { other in
            zip(utf8, other).allSatisfy { own, other in
                own == other || (0x41...0x5A).contains(own) && own | 0x20 == other
            }
        }
    }
}
