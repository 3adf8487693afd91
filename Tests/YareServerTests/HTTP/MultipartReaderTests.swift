import NIOCore
import Testing
import YareBase

@testable import YareServer

@Suite struct MultipartReaderTests {
    private static let form =
        "--XX\r\nContent-Disposition: form-data; name=\"chart\"; filename=\"a.tgz\"\r\nContent-Type: x\r\n\r\n"
        + "one\r\n--X two\r\n\r\n--XX\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n--XX\r\n"
        + "Content-Disposition: form-data; name=\"prov\"\r\n\r\nthree\r\n--XX--\r\n"

    private func fields(_ form: String, pieces size: Int) throws -> [String]? {
        var reader = MultipartReader(boundary: "XX")
        var fields: [String] = []
        var bytes = Array(form.utf8)[...]
        while !bytes.isEmpty {
            for piece in try reader.read(ByteBuffer(bytes: bytes.prefix(size))) {
                switch piece {
                case .begin(let name): fields.append("\(name)=")
                case .bytes(let buffer): fields[fields.count - 1] += String(buffer: buffer)
                }
            }
            bytes = bytes.dropFirst(size)
        }
        return reader.isComplete ? fields : nil
    }

    @Test(arguments: [1, 2, 3, 7, 19, 64, 10_000])
    func readsAFormInPiecesOfAnySize(size: Int) throws {
        #expect(try fields(Self.form, pieces: size) == ["chart=one\r\n--X two\r\n", "empty=", "prov=three"])
    }

    @Test func noticesAFormThatEndsEarly() throws {
        #expect(try fields(String(Self.form.dropLast(8)), pieces: 16) == nil)
    }

    @Test func refusesEndlessHeaders() {
        #expect(throws: YareError.self) {
            try fields("--XX\r\nA: " + String(repeating: "x", count: 20_000), pieces: 1000)
        }
    }

    @Test func findsTheBoundary() {
        #expect(MultipartReader.boundary("multipart/form-data; charset=x; boundary=\"a b\"") == "ab")
        #expect(MultipartReader.boundary("application/gzip") == nil)
        #expect(MultipartReader.boundary("multipart/form-data") == nil)
    }
}
