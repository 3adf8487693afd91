import Synchronization
import YareBase
import YareChart

/// The flags that set values: VALUES.
struct ValuesFlags: Sendable {
    private var files: [String] = []
    private var options = ValuesOptions()

    mutating func bind(_ flags: inout FlagBinder) {
        flags.heading = "Values, later flags of a kind winning"
        flags.bind(
            &files, "values", short: "f", .commaSeparated,
            help: "a values file, its address, or - for standard input; may be repeated")
        flags.bind(&options.json, "set-json", help: "set a key to JSON, as in key={\"a\":1}, or give one JSON object")
        flags.bind(&options.typed, "set", help: "set keys, as in image.tag=1.2,replicas=3")
        flags.bind(&options.text, "set-string", help: "set keys to texts, whatever they look like")
        flags.bind(&options.fileContents, "set-file", help: "set keys to the contents of files, as in key=path")
        flags.bind(&options.literal, "set-literal", help: "set one key to a text that is taken as it stands")
    }

    /// The addresses among the files that the flags name.
    var remoteFiles: [String] {
        (files + options.fileContents.flatMap(Self.paths)).filter(Self.isAddress)
    }

    /// The paths that an argument of `--set-file` names; none where it cannot be read, which is told of when it is used.
    private static func paths(in argument: String) -> [String] {
        guard argument.utf8.contains(UInt8(ascii: ":")) else { return [] }
        let paths = Mutex<[String]>([])
        let composition = ValuesComposition { path in
            paths.withLock { $0.append(path) }
            return []
        }
        var values = ValueMap()
        try? composition.apply(ValuesLayer(name: "--set-file", content: .file(argument)), to: &values)
        return paths.withLock { $0 }
    }

    private static func isAddress(_ path: String) -> Bool {
        let scheme = path.prefix(8).lowercased()
        return scheme.hasPrefix("http://") || scheme.hasPrefix("https://")
    }

    /// The values given, with the layers that they come from, the weakest first.
    ///
    /// - Throws: `file.unreachable`, `values.*`, `yaml.*`.
    func layers(_ context: CommandContext) throws(YareError) -> [ValuesLayer] {
        var options = options
        for file in files {
            options.files.append(try ValuesLayer(file: file, bytes: Self.read(file, context)))
        }
        return options.layers
    }

    /// The values given, laid over each other.
    func values(_ context: CommandContext) throws(YareError) -> ValueMap {
        try Self.composition(context).compose(layers(context))
    }

    /// Lays layers over each other; files are read where `--set-file` names them.
    static func composition(_ context: CommandContext) -> ValuesComposition {
        ValuesComposition { (path) throws(YareError) in try read(path, context) }
    }

    private static func read(_ path: String, _ context: CommandContext) throws(YareError) -> [UInt8] {
        if let fetched = context.fetchedFiles[path] { return fetched }
        return path == "-"
            ? try context.streams.readInput()
            : try InputFile.path(path).read(in: context.environment.workingFolder)
    }
}
