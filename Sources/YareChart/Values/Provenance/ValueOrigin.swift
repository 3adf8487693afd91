public import YareBase

/// Who set a value: a layer, the place in it, and the way the value came from there.
public struct ValueOrigin: Sendable, Hashable {
    /// One of the layers that values are made of.
    public enum Layer: Sendable, Hashable {
        /// An option such as `--set`, with what it was given.
        case option(String, argument: String)
        /// A user's values file, or values recorded before, by the name that people call it.
        case file(String)
        /// The `values.yaml` of a chart, by the chart's path: `web/charts/redis`.
        case chart(String)
    }

    /// How a value came to where it is seen.
    public enum Passage: String, Sendable {
        /// It was set there.
        case direct
        /// Set among the values of a subchart by a chart above it.
        case parent = "parent-chart"
        /// Set under `global` of another chart of the tree.
        case global
        /// Brought into a parent by `import-values`.
        case imported = "import"
    }

    public var layer: Layer
    /// The place in the layer's file, as far as it is known.
    public var location: SourceLocation?
    public var passage: Passage
    /// The path of the value within the layer.
    public var path: [String]

    public init(
        _ layer: Layer, at location: SourceLocation? = nil, passage: Passage = .direct, path: [String] = []
    ) {
        self.layer = layer
        self.location = location
        self.passage = passage
        self.path = path
    }

    /// One word for the sort of layer and passage: `flag`, `file`, `chart`, `parent-chart`, `global` or `import`.
    public var kind: String {
        switch (layer, passage) {
        case (_, .global), (_, .imported), (.chart, .parent): passage.rawValue
        case (.option, _): "flag"
        case (.file, _): "file"
        case (.chart, _): "chart"
        }
    }
}

extension ValueOrigin: CustomStringConvertible {
    /// `--set a=1`, `production.yaml:4`, `web/values.yaml:3 (import of data.port)`.
    public var description: String {
        let name =
            switch layer {
            case .option(let name, let argument): "\(name) \(argument)"
            case .file(let name): place(or: name)
            case .chart(let path): place(or: "\(path)/values.yaml")
            }
        return switch passage {
        case .direct: name
        case .parent: layer.isChart ? "\(name) (parent chart)" : name
        case .global: "\(name) (global)"
        case .imported: "\(name) (import of \(ValuePath(path)))"
        }
    }

    private func place(or name: String) -> String {
        location.map { place in place.line.map { "\(place.file):\($0)" } ?? place.file } ?? name
    }
}

extension ValueOrigin.Layer {
    var isChart: Bool {
        if case .chart = self { true } else { false }
    }
}

/// The path of a value, written as `--set` takes it: `image.tag`, `hosts[0].name`, `a\.b`.
public struct ValuePath: Sendable, Hashable, CustomStringConvertible {
    public let steps: [Step]

    public enum Step: Sendable, Hashable {
        case key(String)
        case index(Int)
    }

    public init(_ keys: [String]) {
        steps = keys.map(Step.key)
    }

    public init(steps: [Step]) {
        self.steps = steps
    }

    public func appending(_ step: Step) -> ValuePath { ValuePath(steps: steps + [step]) }

    /// The steps as a document's places name them.
    var keys: [String] {
        steps.map { step in
            switch step {
            case .key(let key): key
            case .index(let index): "\(index)"
            }
        }
    }

    public var description: String {
        steps.enumerated().map { index, step in
            switch step {
            case .index(let number): "[\(number)]"
            case .key(let key): (index == 0 ? "" : ".") + Self.escaped(key)
            }
        }.joined()
    }

    private static func escaped(_ key: String) -> String {
        guard key.utf8.contains(where: { ".,[]=\\".utf8.contains($0) }) else { return key }
        return key.map { ".,[]=\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}
