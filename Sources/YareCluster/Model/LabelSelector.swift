public import YareBase

/// A query over labels in Kubernetes' syntax: `app=web,tier in (front,back),!legacy`.
public struct LabelSelector: Sendable, Hashable {
    /// One condition; all must hold.
    public struct Requirement: Sendable, Hashable {
        public enum Condition: Sendable, Hashable {
            case isIn(Set<String>)
            case isNotIn(Set<String>)
            case exists
            case isAbsent
            case isGreater(than: Int64)
            case isLess(than: Int64)
        }

        public var key: String
        public var condition: Condition

        public init(_ key: String, _ condition: Condition) {
            self.key = key
            self.condition = condition
        }

        /// Whether an object with these labels fits. A missing label fits `!=` and `notin`.
        public func matches(_ labels: SortedMap<String>) -> Bool {
            let label = labels[key]
            return switch condition {
            case .isIn(let values): label.map(values.contains) ?? false
            case .isNotIn(let values): label.map { !values.contains($0) } ?? true
            case .exists: label != nil
            case .isAbsent: label == nil
            case .isGreater(let bound): label.flatMap { Int64($0) }.map { $0 > bound } ?? false
            case .isLess(let bound): label.flatMap { Int64($0) }.map { $0 < bound } ?? false
            }
        }
    }

    public var requirements: [Requirement]

    public init(_ requirements: [Requirement] = []) {
        self.requirements = requirements
    }

    /// The selector of labels that must all have these values, as a `matchLabels` says.
    public init(matching labels: SortedMap<String>) {
        self.init(labels.map { Requirement($0.0, .isIn([$0.1])) })
    }

    /// Whether the selector selects everything.
    public var isEmpty: Bool { requirements.isEmpty }

    public func matches(_ labels: SortedMap<String>) -> Bool {
        requirements.allSatisfy { $0.matches(labels) }
    }

    /// Reads a selector.
    ///
    /// - Throws: `cluster.invalid-selector`.
    public init(parsing text: String) throws(YareError) {
        var parser = SelectorParser(text)
        self.init(try parser.requirements())
    }
}

extension LabelSelector: CustomStringConvertible {
    /// The text that reads back as this selector, for an API server's query.
    public var description: String {
        requirements.map(\.description).joined(separator: ",")
    }
}

extension LabelSelector.Requirement: CustomStringConvertible {
    public var description: String {
        switch condition {
        case .isIn(let values) where values.count == 1: "\(key)=\(values.joined())"
        case .isIn(let values): "\(key) in (\(values.sorted().joined(separator: ",")))"
        case .isNotIn(let values) where values.count == 1: "\(key)!=\(values.joined())"
        case .isNotIn(let values): "\(key) notin (\(values.sorted().joined(separator: ",")))"
        case .exists: key
        case .isAbsent: "!\(key)"
        case .isGreater(let bound): "\(key)>\(bound)"
        case .isLess(let bound): "\(key)<\(bound)"
        }
    }
}
