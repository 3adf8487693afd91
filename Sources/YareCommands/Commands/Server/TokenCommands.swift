import YareBase
import YareServer

/// `yare serve tokens add USER NAME`
struct TokenAddCommand: SynchronousCommand {
    private var server = ServerFolderFlags()
    private var access = AccessFlags()
    private var lifetime = Duration.zero
    private var words: [String] = []

    static let description = CommandDescription(
        summary: "make a token for a user",
        usage: "USER NAME",
        arguments: .exactly(2),
        discussion: """
            Makes a token and prints it; it cannot be shown again. Programs give it in the place of the user's password, or
            as a bearer token. It may do what its user may, or less.
            """,
        examples: [.init("for a build that uploads", "serve tokens add ci build --rights write --expires 720h")])

    mutating func bind(_ flags: inout FlagBinder) {
        server.bind(&flags)
        access.bind(&flags)
        flags.bind(&lifetime, "expires", help: "how long the token is good; 0s for ever")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        words = arguments
    }

    func run(in context: CommandContext) throws(YareError) {
        let seconds = lifetime.components.seconds
        let token = try server.users(in: context).addToken(
            words[1], of: words[0], rights: try access.rights(), lifetime: seconds > 0 ? seconds : nil)
        context.writeLine(token)
    }
}

/// `yare serve tokens list [USER]`
struct TokenListCommand: SynchronousCommand {
    private var server = ServerFolderFlags()
    private var user: String?

    static let description = CommandDescription(summary: "list the tokens", usage: "[USER]", arguments: .atMost(1))

    mutating func bind(_ flags: inout FlagBinder) {
        server.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        user = arguments.first
    }

    func run(in context: CommandContext) throws(YareError) {
        var table = Table(header: ["USER", "NAME", "CREATED", "EXPIRES", "RIGHTS"])
        for token in try server.users(in: context).tokens(of: user) {
            table.add(
                token.user, token.name, token.created.text(.seconds), token.expires?.text(.seconds) ?? "never",
                token.rights?.summary ?? "as the user")
        }
        context.write(table.text)
    }
}

/// `yare serve tokens remove USER NAME`
struct TokenRemoveCommand: SynchronousCommand {
    private var server = ServerFolderFlags()
    private var words: [String] = []

    static let description = CommandDescription(
        summary: "remove a token", usage: "USER NAME", arguments: .exactly(2))

    mutating func bind(_ flags: inout FlagBinder) {
        server.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        words = arguments
    }

    func run(in context: CommandContext) throws(YareError) {
        try server.users(in: context).removeToken(words[1], of: words[0])
        context.writeLine("removed token \"\(words[1])\" of user \"\(words[0])\"")
    }
}
