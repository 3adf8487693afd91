public import YareBase

/// A query over fields of objects: `metadata.name=web,status.phase!=Running`.
///
/// The embedded cluster looks at any field; an API server only at those it has an index for.
public struct FieldSelector: Sendable, Hashable {
    /// A field that must, or must not, have a value.
    public struct Requirement: Sendable, Hashable {
        public var path: String
        public var value: String
        public var isEqual: Bool

        public init(_ path: String, _ value: String, isEqual: Bool = true) {
            self.path = path
            self.value = value
            self.isEqual = isEqual
        }
    }

    public var requirements: [Requirement]

    public init(_ requirements: [Requirement] = []) {
        self.requirements = requirements
    }

    /// The selector of one object by its name.
    public static func name(_ name: String) -> FieldSelector {
        FieldSelector([Requirement("metadata.name", name)])
    }

    public var isEmpty: Bool { requirements.isEmpty }

    /// Whether each field named has, or has not, its value; a missing field reads as empty text.
    public func matches(_ object: KubernetesObject) -> Bool {
        requirements.allSatisfy { requirement in
            let path = requirement.path.split(separator: ".").map(String.init)
            return (text(of: object.content.value(at: path)) == requirement.value) == requirement.isEqual
        }
    }

    private func text(of value: Value?) -> String {
        switch value {
        case .string(let text): text
        case .bool(let flag): "\(flag)"
        case .int(let number): "\(number)"
        case .double(let number): "\(number)"
        default: ""
        }
    }

    /// Reads a selector.
    ///
    /// - Throws: `cluster.invalid-selector`.
    public init(parsing text: String) throws(YareError) {
        self.init()
        for part in text.split(separator: ",") {
            guard let sign = part.firstIndex(of: "=") else {
                throw .invalidSelector(text, "invalid selector: '\(text)'; can't understand '\(part)'")
            }
            let isEqual = !part[..<sign].hasSuffix("!")
            let path = part[..<sign].drop { $0 == " " }
            let value = part[part.index(after: sign)...]
            requirements.append(
                Requirement(
                    String(isEqual ? path : path.dropLast()), String(value.hasPrefix("=") ? value.dropFirst() : value),
                    isEqual: isEqual))
        }
    }
}

extension FieldSelector: CustomStringConvertible {
    public var description: String {
        requirements.map { "\($0.path)\($0.isEqual ? "=" : "!=")\($0.value)" }.joined(separator: ",")
    }
}
