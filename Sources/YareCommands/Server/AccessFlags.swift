import YareBase
import YareServer

/// The flags that say what a user or a token may do.
struct AccessFlags: Sendable {
    private var actions: [String] = []
    private var repositories: [String] = []

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&actions, "rights", .commaSeparated, help: "what may be done: some of read, write and delete")
        flags.bind(
            &repositories, "repositories", .commaSeparated,
            help: "where, for servers with a depth: team/stable, team/*, team/** or *")
    }

    /// The rights that the flags name; `nil` when they name none.
    ///
    /// - Throws: `access.invalid-action`, `access.invalid-pattern`.
    func rights() throws(YareError) -> [AccessRight]? {
        if actions.isEmpty, repositories.isEmpty { return nil }
        var named: Set<AccessAction> = []
        for word in actions.isEmpty ? ["read"] : actions { named.insert(try AccessAction(word: word)) }
        var rights: [AccessRight] = []
        for pattern in repositories.isEmpty ? ["*"] : repositories {
            rights.append(AccessRight(named, in: try TenantPattern(pattern)))
        }
        return rights
    }
}

extension [AccessRight] {
    /// The rights in a few words: `read,write in team/*`.
    var summary: String {
        map { right in
            let actions = AccessAction.allCases.filter(right.actions.contains).map(\.rawValue).joined(separator: ",")
            return "\(actions) in \(right.repositories.text)"
        }.joined(separator: "; ")
    }
}
