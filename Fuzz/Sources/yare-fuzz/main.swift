import Foundation

/// What the command line asks for.
struct Run {
    var subject: Subject
    var seconds = 10.0
    var seed = UInt64(Date().timeIntervalSince1970)
    var corpus: String

    init?(_ arguments: [String]) {
        guard let name = arguments.first, let subject = Subject(rawValue: name) else { return nil }
        self.subject = subject
        corpus = "Corpus/\(name)"
        var rest = arguments.dropFirst()
        while let option = rest.popFirst() {
            guard let value = rest.popFirst() else { return nil }
            switch option {
            case "--seconds": seconds = Double(value) ?? seconds
            case "--seed": seed = UInt64(value) ?? seed
            case "--corpus": corpus = value
            default: return nil
            }
        }
    }
}

/// The bytes that mean something to any of the readers.
let tokens = [
    ":", ": ", "- ", "? ", "\n", "\n  ", "\t", "'", "\"", "{", "}", "[", "]", ",", "&a ", "*a", "<<: ", "|", ">-\n",
    "#",
    "!!int ", "!", "%", "---\n", "...\n", "\\u00e9", "\\ud83d", "\u{85}", "\u{feff}", "\u{2028}", "😀", "0x", "1e9", "-",
    "null", "true", "{{", "}}", "{{-", "-}}", "{{ if .a }}", "{{ end }}", "{{ range .b.c }}", "{{ else }}",
    "{{ define \"x\" }}", "{{ template \"x\" . }}", "$x := ", "|", "(", ")", "printf \"%v\" ", "\"\"\"", "'''", "[[",
    "]]",
    "=", ".", "\0", "ustar", "\r\n",
].map { Array($0.utf8) }

func texts(in folder: String) -> [[UInt8]] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let texts = files.sorted().compactMap {
        FileManager.default.contents(atPath: "\(folder)/\($0)").map { [UInt8]($0) }
    }
    return texts.isEmpty ? [[]] : texts
}

guard let run = Run(Array(CommandLine.arguments.dropFirst())) else {
    let subjects = Subject.allCases.map(\.rawValue).joined(separator: "|")
    print("usage: yare-fuzz \(subjects) [--seconds N] [--seed N] [--corpus FOLDER]")
    exit(2)
}
let corpus = texts(in: run.corpus)
let end = Date().addingTimeInterval(run.seconds)
var mutator = Mutator(seed: run.seed)
var count = 0
FileManager.default.createFile(atPath: "last-input", contents: nil)
guard let lastInput = FileHandle(forWritingAtPath: "last-input") else {
    print("last-input cannot be written here")
    exit(2)
}
print("seed \(run.seed), \(corpus.count) texts of \(run.corpus)")
while Date() < end {
    let bytes = mutator.mutation(of: corpus, tokens: tokens)
    // a crash leaves the bytes that did it
    try lastInput.seek(toOffset: 0)
    try lastInput.write(contentsOf: bytes)
    try lastInput.truncate(atOffset: UInt64(bytes.count))
    let start = clock()
    if let promise = run.subject.feed(bytes) {
        print("broken after \(count) texts, see last-input: \(promise)")
        exit(1)
    }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    if seconds > 2 {
        print("slow after \(count) texts, see last-input: \(seconds) seconds")
        exit(1)
    }
    count += 1
}
try? FileManager.default.removeItem(atPath: "last-input")
print("\(count) texts, all well")
