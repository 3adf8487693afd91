import YareBase
import YareYAML

/// How requests and outcomes travel between the server and the process that renders: a line of JSON, then the package.
enum PlaygroundMessage {
    static func bytes(of request: PlaygroundRequest) throws(YareError) -> [UInt8] {
        let head: Value = [
            "values": .string(request.values), "releaseName": .string(request.releaseName),
            "namespace": .string(request.namespace), "kubeVersion": .string(request.kubeVersion),
        ]
        return Array(try JSONWriter.text(of: head).utf8) + [UInt8(ascii: "\n")] + request.package
    }

    static func request(_ bytes: [UInt8]) throws(YareError) -> PlaygroundRequest {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { throw .playgroundUnavailable("no request") }
        let head = try JSONReader().read(Array(bytes[..<end]))
        return PlaygroundRequest(
            package: Array(bytes[(end + 1)...]), values: head.text("values"), releaseName: head.text("releaseName"),
            namespace: head.text("namespace"), kubeVersion: head.text("kubeVersion"))
    }

    static func bytes(of outcome: PlaygroundOutcome) throws(YareError) -> [UInt8] {
        let documents = outcome.documents.map { document -> Value in
            [
                "source": .string(document.source), "content": .string(document.content),
                "isHook": .bool(document.isHook),
            ]
        }
        let answer: Value = [
            "documents": .list(documents), "notes": .string(outcome.notes),
            "diagnostics": .list(outcome.diagnostics.map(value)),
        ]
        return Array(try JSONWriter.text(of: answer, escapesHTML: false).utf8)
    }

    static func outcome(_ bytes: [UInt8]) throws(YareError) -> PlaygroundOutcome {
        let answer = try JSONReader().read(bytes)
        let documents = (answer["documents"]?.listValue ?? []).map { document in
            PlaygroundOutcome.Document(
                source: document.text("source"), content: document.text("content"),
                isHook: document["isHook"] == true)
        }
        return PlaygroundOutcome(
            documents: documents, notes: answer.text("notes"),
            diagnostics: (answer["diagnostics"]?.listValue ?? []).map(diagnostic))
    }

    private static func value(of diagnostic: Diagnostic) -> Value {
        var value: ValueMap = [
            "severity": .string(diagnostic.severity.rawValue), "code": .string(diagnostic.code.rawValue),
            "message": .string(diagnostic.message),
            "frames": .list(
                diagnostic.frames.prefix(20).map { frame in
                    ["action": .string(frame.action), "location": self.value(of: frame.location)]
                }),
        ]
        value["location"] = self.value(of: diagnostic.location)
        value["hint"] = diagnostic.hint.map(Value.string)
        return .map(value)
    }

    private static func value(of location: SourceLocation?) -> Value {
        guard let location else { return .null }
        var value: ValueMap = ["file": .string(location.file)]
        value["line"] = location.line.map { .int(Int64($0)) }
        value["column"] = location.column.map { .int(Int64($0)) }
        value["lineText"] = location.lineText.map { .string(String($0.prefix(500))) }
        return .map(value)
    }

    private static func diagnostic(_ value: Value) -> Diagnostic {
        Diagnostic(
            Diagnostic.Severity(rawValue: value.text("severity")) ?? .error,
            code: Diagnostic.Code(rawValue: value.text("code")), message: value.text("message"),
            location: location(value["location"]), hint: value["hint"]?.stringValue,
            frames: (value["frames"]?.listValue ?? []).map {
                Diagnostic.Frame(action: $0.text("action"), location: location($0["location"]))
            })
    }

    private static func location(_ value: Value?) -> SourceLocation? {
        guard let value, value.mapValue != nil else { return nil }
        return SourceLocation(
            file: value.text("file"), line: value["line"]?.intValue.map(Int.init),
            column: value["column"]?.intValue.map(Int.init), lineText: value["lineText"]?.stringValue)
    }
}

extension Value {
    fileprivate func text(_ key: String) -> String { self[key]?.stringValue ?? "" }
}
