public import YareBase

/// Lays the layers of a user's values over each other.
public struct ValuesComposition: Sendable {
    /// Gives the contents of a file, for `--set-file`.
    public typealias FileReader = @Sendable (String) throws(YareError) -> [UInt8]

    private let readFile: FileReader

    public init(readFile: @escaping FileReader) {
        self.readFile = readFile
    }

    /// The values of all layers, later ones winning; maps are merged, and null stays.
    ///
    /// - Parameter observe: told after each layer what the values are then, for finding out who set a key.
    /// - Throws: `values.invalid-set` with Helm's words.
    public func compose(
        _ layers: [ValuesLayer], observe: (ValuesLayer, ValueMap) -> Void = { _, _ in }
    ) throws(YareError) -> ValueMap {
        var values = ValueMap()
        for layer in layers {
            try apply(layer, to: &values)
            observe(layer, values)
        }
        return values
    }

    /// Lays one layer over values.
    ///
    /// - Throws: `values.invalid-set` with Helm's words.
    public func apply(_ layer: ValuesLayer, to values: inout ValueMap) throws(YareError) {
        try apply(layer, to: &values, marking: nil)
    }

    /// Lays one layer over values.
    ///
    /// - Parameter mark: makes what takes the place of each scalar that an option brings, for finding it again.
    func apply(
        _ layer: ValuesLayer, to values: inout ValueMap, marking mark: SetParser.Marking?
    ) throws(YareError) {
        switch layer.content {
        case .document(let document): values = values.overlaid(with: document)
        case .typed(let argument): try set(argument, .typed, "--set", mark, &values)
        case .text(let argument): try set(argument, .text, "--set-string", mark, &values)
        case .literal(let argument): try set(argument, .literal, "--set-literal", mark, &values)
        case .json(let argument): try setJSON(argument, mark, &values)
        case .file(let argument):
            let readFile = readFile
            let style = SetParser.Style.file { (path) throws(YareError) in
                .string(EscapedBytes.string(from: try readFile(path)))
            }
            try set(argument, style, "--set-file", mark, &values)
        }
    }

    private func set(
        _ argument: String, _ style: SetParser.Style, _ option: String, _ mark: SetParser.Marking?,
        _ values: inout ValueMap
    ) throws(YareError) {
        var parser = SetParser(argument, style: style, mark: mark)
        do {
            try parser.parse(into: &values)
        } catch {
            throw error.during("failed parsing \(option) data")
        }
    }

    private func setJSON(_ argument: String, _ mark: SetParser.Marking?, _ values: inout ValueMap) throws(YareError) {
        do {
            if argument.trimmingASCIISpace().utf8.first == UInt8(ascii: "{") {
                let document = try ChartDocument.json(argument)
                guard case .map(let object) = mark.map(document.marked) ?? document else { return }
                values = values.overlaid(with: object)
            } else {
                var parser = SetParser(argument, style: .json, mark: mark)
                try parser.parse(into: &values)
            }
        } catch {
            throw error.during("failed parsing --set-json data \(argument)")
        }
    }
}

extension SortedMap<Value> {
    /// These values with others laid over them: maps are merged, everything else is replaced, null too.
    func overlaid(with other: ValueMap) -> ValueMap {
        if isEmpty { return other }
        var merging = SortedMapMerging(other, self)
        while let step = merging.next() {
            switch step {
            case .one(let key, let value): merging.append(key, value)
            case .both(let key, .map(let above), .map(let below)):
                merging.append(key, .map(below.overlaid(with: above)))
            case .both(let key, let above, _): merging.append(key, above)
            }
        }
        return merging.result
    }
}
