import NIOCore
import YareBase

/// Takes a form apart that comes in pieces (RFC 7578): holds no more of it than one piece and a few headers.
struct MultipartReader {
    /// What was found next.
    enum Piece {
        /// The field of a name begins.
        case begin(String)
        /// Bytes of the field that began last.
        case bytes(ByteBuffer)
    }

    private enum Phase {
        /// Before the first boundary.
        case preamble
        /// Behind a boundary: the headers of a field, or the end.
        case headers
        case content
        case end
    }

    private var phase = Phase.preamble
    private var pending = ByteBuffer()
    private var partCount = 0
    /// Whether the next two bytes of content are the line break that ends the headers.
    private var endsHeaders = false
    /// What stands before each field: a line break and the boundary.
    private let delimiter: [UInt8]

    private static let longestHeaders = 16 << 10
    private static let mostParts = 64

    init(boundary: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        // the first boundary stands at the start of the body
        pending.writeString("\r\n")
    }

    /// Whether the form has ended as it should.
    var isComplete: Bool {
        if case .end = phase { true } else { false }
    }

    /// The boundary that a `Content-Type` header names, when it is that of a form.
    static func boundary(_ contentType: String?) -> String? {
        guard let contentType, contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        for parameter in contentType.split(separator: ";").dropFirst() {
            let halves = parameter.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, halves[0].lowercased().filter({ $0 != " " }) == "boundary" else { continue }
            let boundary = halves[1].filter { $0 != "\"" && $0 != " " }
            return (1...70).contains(boundary.utf8.count) ? boundary : nil
        }
        return nil
    }

    /// Takes the next piece of the body.
    ///
    /// - Throws: `request.invalid`.
    mutating func read(_ buffer: ByteBuffer) throws(YareError) -> [Piece] {
        pending.writeImmutableBuffer(buffer)
        var pieces: [Piece] = []
        while try step(&pieces) {}
        pending.discardReadBytes()
        return pieces
    }

    /// Goes one step on; `false` when more bytes are needed.
    private mutating func step(_ pieces: inout [Piece]) throws(YareError) -> Bool {
        switch phase {
        case .preamble:
            guard let position = find(delimiter) else { return skipAllBut(delimiter.count) }
            pending.moveReaderIndex(to: position + delimiter.count)
            phase = .headers
        case .headers:
            return try readHeaders(&pieces)
        case .content:
            guard let position = find(delimiter) else { return take(pending.readableBytes - delimiter.count, &pieces) }
            _ = take(position - pending.readerIndex, &pieces)
            pending.moveReaderIndex(forwardBy: delimiter.count)
            phase = .headers
        case .end:
            pending.clear()
            return false
        }
        return true
    }

    private mutating func readHeaders(_ pieces: inout [Piece]) throws(YareError) -> Bool {
        guard pending.readableBytes >= 2 else { return false }
        if pending.getString(at: pending.readerIndex, length: 2) == "--" {
            phase = .end
            return true
        }
        guard let end = find(Array("\r\n\r\n".utf8)) else {
            if pending.readableBytes > Self.longestHeaders {
                throw .invalidRequest("the headers of a field are too long")
            }
            return false
        }
        let headers = pending.readString(length: end - pending.readerIndex) ?? ""
        pending.moveReaderIndex(forwardBy: 4)
        partCount += 1
        if partCount > Self.mostParts { throw .invalidRequest("the form has too many fields") }
        pieces.append(.begin(Self.fieldName(headers)))
        // the line break that ends the headers begins the delimiter of an empty field
        pending.moveReaderIndex(to: pending.readerIndex - 2)
        endsHeaders = true
        phase = .content
        return true
    }

    /// Gives out bytes of the content, but for the line break that ends the headers.
    private mutating func take(_ count: Int, _ pieces: inout [Piece]) -> Bool {
        var count = count
        if endsHeaders {
            guard count >= 2 else { return false }
            pending.moveReaderIndex(forwardBy: 2)
            count -= 2
            endsHeaders = false
        }
        if count > 0, let bytes = pending.readSlice(length: count) { pieces.append(.bytes(bytes)) }
        return false
    }

    private mutating func skipAllBut(_ count: Int) -> Bool {
        pending.moveReaderIndex(forwardBy: max(0, pending.readableBytes - count))
        return false
    }

    /// Where some bytes stand in what is pending.
    private func find(_ bytes: [UInt8]) -> Int? {
        pending.withUnsafeReadableBytes { buffer in
            guard buffer.count >= bytes.count, let first = bytes.first else { return nil }
            var start = 0
            while start <= buffer.count - bytes.count {
                guard let offset = buffer[start...].firstIndex(of: first), offset <= buffer.count - bytes.count else {
                    return nil
                }
                if buffer[offset..<(offset + bytes.count)].elementsEqual(bytes) { return pending.readerIndex + offset }
                start = offset + 1
            }
            return nil
        }
    }

    private static func fieldName(_ headers: String) -> String {
        for line in headers.split(separator: "\r\n") where line.lowercased().hasPrefix("content-disposition:") {
            for parameter in line.split(separator: ";").dropFirst() {
                let parameter = parameter.drop { $0 == " " }
                if parameter.hasPrefix("name=") { return parameter.dropFirst(5).filter { $0 != "\"" } }
            }
        }
        return ""
    }
}
