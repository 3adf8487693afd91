import Dispatch
import GRDB
public import YareBase
import YareDatabase

/// The answer to a question in SQL: rows under the names of their columns.
public struct QuestionAnswer: Sendable, Hashable {
    public var columns: [String]
    public var rows: [[Value]]
    /// Whether there were more rows than asked for.
    public var isCut: Bool

    public init(columns: [String], rows: [[Value]], isCut: Bool = false) {
        self.columns = columns
        self.rows = rows
        self.isCut = isCut
    }
}

extension SQLiteReleaseStore {
    /// The views that anyone may ask, with their columns; Documentation/ReleaseStore.md says what they hold.
    public func views() throws(YareError) -> [(name: String, columns: [String])] {
        try file.read { database in
            let names = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")
            return try names.map { name in (name, try database.columns(in: name).map(\.name)) }
        }
    }

    /// Answers a question in SQL. Nothing can be changed by it.
    ///
    /// - Parameters:
    ///   - sql: one statement that only reads.
    ///   - limit: how many rows at most.
    ///   - timeout: after how long the database gives up.
    /// - Throws: `query.invalid` with the views there are, `query.not-a-question`, `query.too-slow`.
    public func answer(_ sql: String, limit: Int, timeout: Duration) throws(YareError) -> QuestionAnswer {
        let alarm = DispatchWorkItem { [file] in file.interrupt() }
        let (seconds, attoseconds) = timeout.components
        DispatchQueue.global().asyncAfter(
            deadline: .now() + .seconds(Int(clamping: seconds)) + .nanoseconds(Int(attoseconds / 1_000_000_000)),
            execute: alarm)
        defer { alarm.cancel() }
        return try file.read { database in
            do {
                return try Self.answer(sql, limit, database)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
                throw YareError.questionTooSlow()
            } catch let error as DatabaseError {
                throw YareError.invalidQuestion(error.message ?? "\(error)")
            }
        }
    }

    private static func answer(_ sql: String, _ limit: Int, _ database: Database) throws -> QuestionAnswer {
        let statement = try database.makeStatement(sql: sql)
        guard statement.columnCount > 0, statement.isReadonly else { throw YareError.notAQuestion() }
        let cursor = try Row.fetchCursor(statement)
        var answer = QuestionAnswer(columns: statement.columnNames, rows: [])
        while let row = try cursor.next() {
            if answer.rows.count == limit {
                answer.isCut = true
                break
            }
            answer.rows.append(row.databaseValues.map(value))
        }
        return answer
    }

    private static func value(_ value: DatabaseValue) -> Value {
        switch value.storage {
        case .null: .null
        case .int64(let number): .int(number)
        case .double(let number): .double(number)
        case .string(let text): .string(text)
        case .blob(let data): .string("x'" + data.map { Self.hexadecimal($0) }.joined() + "'")
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}

extension YareError {
    private static let viewsHint = "ask the views that \"yare query --views\" lists"

    /// SQLite does not understand the question (`query.invalid`).
    static func invalidQuestion(_ why: String) -> YareError {
        YareError("query.invalid", why, hint: viewsHint)
    }

    /// The statement would change something, or has no result (`query.not-a-question`).
    static func notAQuestion() -> YareError {
        YareError("query.not-a-question", "the statement does not only read", hint: "write one SELECT")
    }

    /// The answer took too long (`query.too-slow`).
    static func questionTooSlow() -> YareError {
        YareError("query.too-slow", "the answer took too long", hint: "ask for less, or give a longer --timeout")
    }
}
