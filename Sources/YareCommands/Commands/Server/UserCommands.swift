import YareBase
import YareServer

/// The flags that say which server is meant.
struct ServerFolderFlags: Sendable {
    private var folder = ""
    private var database: String?

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&folder, "dir", help: "the folder that is served; the working folder unless given")
        flags.bind(&database, "database", help: "the server's database, where it was given one")
    }

    /// The server's folder.
    func folder(in context: CommandContext) -> ServerFolder {
        ServerFolder(folder, database: database, in: context.environment)
    }

    /// The server's users.
    func users(in context: CommandContext) throws(YareError) -> UserDirectory {
        try folder(in: context).users(context.environment)
    }
}

/// The flags that give a password.
struct PasswordFlags: Sendable {
    private var text: String?
    private var isOnStandardInput = false

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&text, "password", help: "the password; other users of the computer may see it")
        flags.bind(&isOnStandardInput, "password-stdin", help: "read the password from standard input")
    }

    /// The password; `nil` when none is given.
    func password(in context: CommandContext) throws(YareError) -> String? {
        guard isOnStandardInput else { return text }
        let input = String(decoding: try context.streams.readInput(), as: UTF8.self)
        return input.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init)
    }
}

/// `yare serve users add NAME`
struct UserAddCommand: SynchronousCommand {
    private var server = ServerFolderFlags()
    private var password = PasswordFlags()
    private var access = AccessFlags()
    private var name = ""

    static let description = CommandDescription(
        summary: "add a user",
        usage: "NAME",
        arguments: .exactly(1),
        discussion: """
            Adds a user, who may read unless --rights says more. From the first user on, whoever calls has to log in; a
            server that runs knows a new user within two seconds.
            """,
        examples: [
            .init(
                "who may read and upload", "serve users add ci --dir ./packages --rights read,write --password-stdin"),
            .init(
                "for the charts of a team", "serve users add ann --rights read,write,delete --repositories 'team/**'"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        server.bind(&flags)
        password.bind(&flags)
        access.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments.joined()
    }

    func run(in context: CommandContext) throws(YareError) {
        guard let password = try password.password(in: context) else {
            throw YareError("command-line.arguments", "a user needs a password", hint: "give --password-stdin")
        }
        let rights = try access.rights() ?? [AccessRight([.read], in: .any)]
        try server.users(in: context).add(name, password: password, rights: rights)
        context.writeLine("added user \"\(name)\": \(rights.summary)")
    }
}

/// `yare serve users update NAME`
struct UserUpdateCommand: SynchronousCommand {
    private var server = ServerFolderFlags()
    private var password = PasswordFlags()
    private var access = AccessFlags()
    private var name = ""

    static let description = CommandDescription(
        summary: "give a user another password or other rights", usage: "NAME", arguments: .exactly(1))

    mutating func bind(_ flags: inout FlagBinder) {
        server.bind(&flags)
        password.bind(&flags)
        access.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments.joined()
    }

    func run(in context: CommandContext) throws(YareError) {
        try server.users(in: context).update(
            name, password: try password.password(in: context), rights: try access.rights())
        context.writeLine("updated user \"\(name)\"")
    }
}

/// `yare serve users list`
struct UserListCommand: SynchronousCommand {
    private var server = ServerFolderFlags()

    static let description = CommandDescription(summary: "list the users", arguments: .none)

    mutating func bind(_ flags: inout FlagBinder) {
        server.bind(&flags)
    }

    func run(in context: CommandContext) throws(YareError) {
        var table = Table(header: ["NAME", "CREATED", "TOKENS", "RIGHTS"])
        for user in try server.users(in: context).users() {
            table.add(user.name, user.created.text(.seconds), String(user.tokenCount), user.rights.summary)
        }
        context.write(table.text)
    }
}

/// `yare serve users remove NAME`
struct UserRemoveCommand: SynchronousCommand {
    private var server = ServerFolderFlags()
    private var name = ""

    static let description = CommandDescription(
        summary: "remove a user with all tokens", usage: "NAME", arguments: .exactly(1))

    mutating func bind(_ flags: inout FlagBinder) {
        server.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments.joined()
    }

    func run(in context: CommandContext) throws(YareError) {
        try server.users(in: context).remove(name)
        context.writeLine("removed user \"\(name)\"")
    }
}
