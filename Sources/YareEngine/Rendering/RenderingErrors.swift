import YareBase

extension YareError {
    /// What a template printed is not the YAML of one object.
    ///
    /// Helm's sentence, so that scripts find it; the place is the line of the *output*, since that is what is broken.
    static func invalidManifest(_ reason: String, in source: String, at location: SourceLocation?) -> YareError {
        YareError(
            "manifest.invalid", "YAML parse error on \(source): \(reason)", at: location,
            hint: "use --debug to see what was rendered")
    }
}

extension Diagnostic {
    /// A manifest is annotated as a hook for an event that does not exist; Helm leaves the object out.
    static func unknownHook(events: String, in source: String) -> Diagnostic {
        Diagnostic(
            .warning, code: "manifest.unknown-hook", message: "skipping unknown hook: \"\(events)\"",
            location: SourceLocation(file: source),
            hint: "use one of \(Hook.Event.allCases.map(\.rawValue).joined(separator: ", "))")
    }
}
