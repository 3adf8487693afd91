import YareBase

/// A version of JSON Schema.
enum SchemaDraft: Int, Comparable {
    case four = 4
    case six = 6
    case seven = 7
    /// No version is named: drafts 4, 6 and 7 at once, as Helm 3's validator takes it.
    case unnamed = 8
    case of2019 = 2019
    case of2020 = 2020

    static func < (left: SchemaDraft, right: SchemaDraft) -> Bool { left.rawValue < right.rawValue }

    /// The draft that a schema's `$schema` names.
    init(of schema: Value) {
        guard let name = schema["$schema"]?.stringValue else {
            self = .unnamed
            return
        }
        let drafts: [(part: String, draft: SchemaDraft)] = [
            ("draft-04", .four), ("draft-06", .six), ("draft-07", .seven), ("2019-09", .of2019), ("2020-12", .of2020),
        ]
        self = drafts.first { name.contains($0.part) }?.draft ?? .unnamed
    }

    /// Whether keywords beside a `$ref` count.
    var honorsKeywordsBesideReferences: Bool { self >= .of2019 }

    /// Whether `format` is checked; later drafts only note it.
    var checksFormats: Bool { self < .of2019 }
}
