import YareBase
import YareRelease
import YareYAML

/// `yare query "SELECT …"`
struct QueryCommand: AsynchronousCommand {
    private var showsViews = false
    private var maximum = 10_000
    private var timeout: Duration = .seconds(30)
    private var format: OutputFormat = .table
    private var sql = ""

    static let description = CommandDescription(
        summary: "ask the release store in SQL",
        usage: "[SELECT]",
        arguments: .atMost(1),
        discussion: """
            Answers one SELECT over the views of the SQLite store, in all namespaces. Nothing can be changed by it.

            The views keep their names and columns from version to version; --views lists them.
            """,
        examples: [
            .init("the views and their columns", "query --views"),
            .init("failed releases", "query \"SELECT namespace, name FROM releases WHERE status = 'failed'\""),
            .init("who deployed what", "query 'SELECT name, revision, actor, command FROM release_origins' -o json"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&showsViews, "views", help: "list the views that can be asked")
        flags.bind(&maximum, "max", short: "m", help: "how many rows at most")
        flags.bind(&timeout, "timeout", help: "after how long to give up")
        OutputFormat.bind(&format, &flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        sql = arguments.joined()
        guard sql.isEmpty == showsViews else { throw .nothingAsked() }
    }

    func run(in context: CommandContext) async throws {
        guard let store = try ReleaseSite(context: context).store() as? SQLiteReleaseStore else {
            throw YareError.notQueryable()
        }
        if showsViews { return try context.present(ShownAnswer(answer: Self.views(of: store)), as: format) }
        let answer = try store.answer(sql, limit: max(1, maximum), timeout: timeout)
        try context.present(ShownAnswer(answer: answer), as: format)
        if answer.isCut { context.note("only the first \(answer.rows.count) rows are shown; --max shows more") }
    }

    private static func views(of store: SQLiteReleaseStore) throws(YareError) -> QuestionAnswer {
        QuestionAnswer(
            columns: ["view", "columns"],
            rows: try store.views().map { [.string($0.name), .string($0.columns.joined(separator: " "))] })
    }
}

/// Rows as people and programs read them.
struct ShownAnswer: Presentable {
    let answer: QuestionAnswer

    func table() throws(YareError) -> String {
        var table = Table(header: answer.columns)
        for row in answer.rows {
            table.add(try row.map { (value) throws(YareError) in try Self.text(value) })
        }
        return table.text
    }

    var output: OutputValue {
        .list(
            answer.rows.map { row in
                .record(zip(answer.columns, row).map { .init($0, .value($1)) })
            })
    }

    private static func text(_ value: Value) throws(YareError) -> String {
        switch value {
        case .null: ""
        case .string(let text): text
        default: try JSONWriter.text(of: value)
        }
    }
}

extension YareError {
    /// Neither a question nor `--views` is given, or both (`query.nothing-asked`).
    static func nothingAsked() -> YareError {
        YareError("query.nothing-asked", "give either one SELECT or --views")
    }

    /// Releases are not recorded in SQLite (`query.not-queryable`).
    static func notQueryable() -> YareError {
        YareError(
            "query.not-queryable", "only the SQLite store can be asked in SQL", hint: "pass --storage sqlite")
    }
}
