import YareTestSupport

/// A server for the files of a folder, on a free port of this computer.
struct FileServer {
    private let process: RunningProgram
    /// `http://127.0.0.1:PORT`
    let url: String

    /// The server does not say which port it has.
    struct NoPort: Error {
        let line: String
    }

    init(folder: String) async throws {
        process = try TestProgram.named("python3").start(
            ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder])
        let line = try await process.line(with: "Serving HTTP on ")
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "port"), place + 1 < words.count else {
            throw NoPort(line: line)
        }
        url = "http://127.0.0.1:\(words[place + 1])"
    }

    /// The paths that were asked for so far.
    var requests: [String] {
        process.error.split(separator: "\n").compactMap { line in
            let words = line.split(separator: "\"GET ")
            return words.count == 2 ? String(words[1].prefix { $0 != " " }) : nil
        }
    }
}
