import YareBase

/// The parser behind ``JSONReader``: no recursion, so that depth costs no stack.
struct JSONParser {
    private let numbers: NumberStyle
    private let extent: JSONReader.Extent
    private var stack = ValueStack()
    /// The open lists and maps; a map remembers the key whose value is being read.
    private var containers: [Container] = []
    private var scratch: [UInt8] = []

    private enum Container {
        case list
        case map(key: String)
    }

    init(numbers: NumberStyle, extent: JSONReader.Extent) {
        self.numbers = numbers
        self.extent = extent
    }

    /// Reads a text. A number that cannot be read leaves a null and is told beside the value.
    mutating func parse(_ text: UnsafeBufferPointer<UInt8>) -> Result<(Value, JSONFailure?), JSONFailure> {
        var cursor = JSONCursor(text)
        do throws(JSONFailure) {
            let value = try parseTree(&cursor)
            cursor.skipSpace()
            if extent == .whole, let byte = cursor.peek { throw cursor.unexpected(byte, "after top-level value") }
            return .success((value, cursor.unreadableNumber))
        } catch {
            return .failure(error)
        }
    }

    /// Reads a value and all it holds.
    private mutating func parseTree(_ cursor: inout JSONCursor) throws(JSONFailure) -> Value {
        while true {
            guard var value = try beginValue(&cursor) else { continue }
            while true {
                guard let container = containers.popLast() else { return value }
                guard let closed = try add(value, to: container, &cursor) else { break }
                value = closed
            }
        }
    }

    /// Reads a scalar or an empty list or map; `nil` when a list or map was opened whose first value comes next.
    private mutating func beginValue(_ cursor: inout JSONCursor) throws(JSONFailure) -> Value? {
        cursor.skipSpace()
        guard let byte = cursor.peek else { throw cursor.unexpectedEnd() }
        switch byte {
        case UInt8(ascii: "{"):
            try open(&cursor)
            cursor.skipSpace()
            if cursor.skip(UInt8(ascii: "}")) { return stack.closeMap() }
            containers.append(.map(key: try readKey(&cursor)))
            return nil
        case UInt8(ascii: "["):
            try open(&cursor)
            cursor.skipSpace()
            if cursor.skip(UInt8(ascii: "]")) { return stack.closeList() }
            containers.append(.list)
            return nil
        case UInt8(ascii: "\""):
            return .string(try cursor.readString(&scratch))
        default:
            return try cursor.readLiteral(numbers)
        }
    }

    private mutating func open(_ cursor: inout JSONCursor) throws(JSONFailure) {
        guard stack.depth < ValueStack.deepest else {
            throw cursor.failure("json.nested-too-deeply", "exceeded max depth")
        }
        cursor.advance()
        stack.open()
    }

    private mutating func readKey(_ cursor: inout JSONCursor) throws(JSONFailure) -> String {
        cursor.skipSpace()
        guard let byte = cursor.peek else { throw cursor.unexpectedEnd() }
        guard byte == UInt8(ascii: "\"") else {
            throw cursor.unexpected(byte, "looking for beginning of object key string")
        }
        let key = try cursor.readString(&scratch)
        cursor.skipSpace()
        guard let colon = cursor.peek else { throw cursor.unexpectedEnd() }
        guard colon == UInt8(ascii: ":") else { throw cursor.unexpected(colon, "after object key") }
        cursor.advance()
        return key
    }

    /// Adds a value to its list or map and reads on; the closed list or map when that was its last value.
    private mutating func add(
        _ value: Value, to container: Container, _ cursor: inout JSONCursor
    ) throws(JSONFailure) -> Value? {
        cursor.skipSpace()
        switch container {
        case .list:
            stack.append(value)
            guard let byte = cursor.peek else { throw cursor.unexpectedEnd() }
            if cursor.skip(UInt8(ascii: "]")) { return stack.closeList() }
            guard cursor.skip(UInt8(ascii: ",")) else { throw cursor.unexpected(byte, "after array element") }
            containers.append(.list)
        case .map(let key):
            stack.append(key, value)
            guard let byte = cursor.peek else { throw cursor.unexpectedEnd() }
            if cursor.skip(UInt8(ascii: "}")) { return stack.closeMap() }
            guard cursor.skip(UInt8(ascii: ",")) else { throw cursor.unexpected(byte, "after object key:value pair") }
            containers.append(.map(key: try readKey(&cursor)))
        }
        return nil
    }
}
