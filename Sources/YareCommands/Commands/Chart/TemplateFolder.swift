import YareBase

/// The folder that `template --output-dir` writes to: a file for each template, its documents one after the other.
struct TemplateFolder {
    let path: String
    let context: CommandContext
    /// The files written in this run, which further documents are added to.
    private var written: Set<String> = []
    /// Whether a file that is there already is added to as well, as Helm does for hooks.
    private var addsToExisting = false

    init(path: String, context: CommandContext) {
        self.path = path
        self.context = context
    }

    /// Tells that what follows are hooks: a template may hold both, and they share its file.
    mutating func beginHooks() {
        addsToExisting = true
    }

    /// Writes a document to the file of its template.
    mutating func write(_ text: String, to source: String, below folder: String) throws(YareError) {
        let file = (folder.isEmpty ? path : FilePath.joined(path, folder)) + "/\(source)"
        let target = FilePath.absolute(file, in: context.environment.workingFolder)
        let isAddition = written.contains(file) || (addsToExisting && OutputFolder.exists(target))
        try OutputFolder.write(text, to: target, appending: isAddition)
        written.insert(file)
        context.writeLine("wrote \(file)")
    }
}
