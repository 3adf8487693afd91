import YareBase
import YareCluster

/// Words that name objects as kubectl takes them: `KIND NAME…`, or `KIND/NAME` any number of times.
struct ObjectWords: Sendable {
    /// The kinds as they were typed, each with a name where one was given.
    private(set) var objects: [(kind: String, name: String?)] = []

    /// No words at all.
    init() {}

    /// - Throws: `command-line.object` for a mixture of both forms.
    init(_ words: [String]) throws(YareError) {
        let pairs = words.map {
            $0.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        }
        if let pair = pairs.first, pair.count == 1 {
            guard pairs.allSatisfy({ $0.count == 1 }) else { throw .mixedObjectWords() }
            objects = words.count == 1 ? [(words[0], nil)] : words.dropFirst().map { (words[0], $0) }
        } else {
            objects = try pairs.map { (pair) throws(YareError) in
                guard pair.count == 2, !pair[1].isEmpty else { throw .mixedObjectWords() }
                return (pair[0], pair[1])
            }
        }
    }

    /// Where the objects lie that have names.
    ///
    /// - Throws: `cluster.unknown-kind`, `command-line.object` when a name is missing.
    func identifiers(among kinds: [APIResource], in namespace: String) throws(YareError) -> [ResourceIdentifier] {
        try objects.map { (object) throws(YareError) in
            guard let name = object.name else { throw .missingObjectName(object.kind) }
            let resource = try kinds.resource(meantBy: object.kind)
            return ResourceIdentifier(resource.kind, namespace: resource.isNamespaced ? namespace : nil, name: name)
        }
    }
}

extension [APIResource] {
    /// The resource that a word means; of several the one that is served first.
    ///
    /// - Throws: `cluster.unknown-kind`.
    func resource(meantBy word: String) throws(YareError) -> APIResource {
        guard let resource = first(where: { $0.isStored && $0.isMeant(by: word) }) else {
            throw .unknownKind(word, among: self)
        }
        return resource
    }
}

extension YareError {
    /// A word that means no kind, in kubectl's words (`cluster.unknown-kind`).
    static func unknownKind(_ word: String, among kinds: [APIResource]) -> YareError {
        let near = kinds.map(\.plural).min { EditDistance.between(word, $0) < EditDistance.between(word, $1) }
        return YareError(
            "cluster.unknown-kind", "the server doesn't have a resource type \(word.debugDescription)",
            hint: near.flatMap { EditDistance.between(word, $0) <= 2 ? "did you mean \"\($0)\"?" : nil })
    }

    /// An object is meant, and only its kind was given (`command-line.object`).
    static func missingObjectName(_ kind: String) -> YareError {
        YareError("command-line.object", "the name of the object is missing", hint: "write \(kind)/NAME")
    }

    /// Words that name objects in two ways at once, in kubectl's words (`command-line.object`).
    static func mixedObjectWords() -> YareError {
        YareError(
            "command-line.object",
            "there is no need to specify a resource type as a separate argument when passing arguments in "
                + "resource/name form",
            hint: "write KIND NAME or KIND/NAME")
    }
}
