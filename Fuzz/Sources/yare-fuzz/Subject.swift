import YareArchive
import YareBase
import YareTemplate
import YareYAML

/// A reader that is fed, and what must hold of whatever it accepts.
enum Subject: String, CaseIterable {
    case yaml, json, toml, template, archive

    /// Feeds bytes to the reader. Rejecting them is fine; a crash or a broken promise is not.
    ///
    /// - Returns: the promise that was broken, or `nil`.
    func feed(_ bytes: [UInt8]) -> String? {
        switch self {
        case .yaml: feedYAML(bytes)
        case .json: feedJSON(bytes)
        case .toml: feedTOML(bytes)
        case .template: feedTemplate(bytes)
        case .archive: feedArchive(bytes)
        }
    }

    private func feedYAML(_ bytes: [UInt8]) -> String? {
        readEvents(bytes)
        _ = try? YAMLReader(numbers: .exact, rejectsDuplicateKeys: true, file: "fuzz.yaml").readAll(bytes)
        guard let value = try? YAMLReader().read(bytes) else { return nil }
        guard let placed = try? YAMLReader(file: "fuzz.yaml").readWithPlaces(bytes), placed.value == value else {
            return "noting places changes the value"
        }
        _ = try? YAMLWriter.text(of: value)
        // the standard style loses next-line characters on purpose, as Helm does; go-yaml v3 begins literal blocks with
        // tabs that go-yaml v2 does not read
        if !value.holdsTabbedLines, let text = try? YAMLWriter.text(of: value, style: .pretty),
            (try? YAMLReader().read(text)) != value
        {
            return "written YAML reads back differently:\n\(text)"
        }
        return checkJSON(value)
    }

    private func readEvents(_ bytes: [UInt8]) {
        var reader = YAMLEventReader(bytes)
        do {
            while let event = try reader.next() {
                if event == .listStart, reader.line % 2 == 0 { try reader.skipValue() }
                if event == .mapStart, reader.line % 3 == 0 { _ = try reader.value() }
            }
        } catch {}
    }

    private func feedJSON(_ bytes: [UInt8]) -> String? {
        guard let value = try? JSONReader(numbers: .exact, file: "fuzz.json").read(bytes) else { return nil }
        return checkJSON(value)
    }

    private func checkJSON(_ value: Value) -> String? {
        guard let text = try? JSONWriter.text(of: value) else { return nil }
        // whole numbers may come back as integers
        guard let copy = try? JSONReader().read(text), (try? JSONWriter.text(of: copy)) != nil else {
            return "written JSON cannot be read:\n\(text)"
        }
        return nil
    }

    private func feedTOML(_ bytes: [UInt8]) -> String? {
        guard let value = try? TOMLReader(file: "fuzz.toml").read(EscapedBytes.string(from: bytes)),
            let text = try? TOMLWriter.text(of: value)
        else { return nil }
        return (try? TOMLReader().read(text)) == nil ? "written TOML cannot be read:\n\(text)" : nil
    }

    private func feedTemplate(_ bytes: [UInt8]) -> String? {
        var templates = TemplateSet(functions: FunctionTable([]))
        do throws(YareError) {
            try templates.parse(EscapedBytes.string(from: bytes), named: "fuzz")
            let data: ValueMap = ["a": 1, "b": ["c": .list(["x", nil])], "s": "text", "t": true]
            _ = try Evaluator(templates).execute("fuzz", with: .dictionary(TemplateDictionary(data)))
        } catch {}
        return nil
    }

    private func feedArchive(_ bytes: [UInt8]) -> String? {
        _ = try? ArchiveReader(limits: ArchiveLimits(totalBytes: 1 << 20, memberBytes: 1 << 18)).members(of: bytes)
        return nil
    }
}

extension Value {
    /// Whether there is a text of several lines in here of which one begins with a tab.
    fileprivate var holdsTabbedLines: Bool {
        switch self {
        case .string(let text):
            text.utf8.contains(UInt8(ascii: "\n"))
                && text.utf8.split(separator: UInt8(ascii: "\n")).contains { $0.first == UInt8(ascii: "\t") }
        case .list(let elements): elements.contains(where: \.holdsTabbedLines)
        case .map(let entries):
            entries.contains { Value.string($0.key).holdsTabbedLines || $0.value.holdsTabbedLines }
        default: false
        }
    }
}
