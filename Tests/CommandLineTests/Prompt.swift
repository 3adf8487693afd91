import YareBase
import YareCommands
import YareTestSupport

/// A user at a prompt: runs command lines in a folder and keeps what is printed.
struct Prompt {
    let folder: TemporaryFolder

    /// Makes a folder with these files; all of Yare's own files go into it too.
    init(_ files: [String: String] = [:]) throws {
        folder = try TemporaryFolder(files)
    }

    /// What a command line came to.
    struct Answer {
        let status: ExitStatus
        let output: String
        let error: String
    }

    /// Runs a command line, given without the program.
    func run(_ words: String...) async -> Answer {
        let output = OutputStream.memory()
        let error = OutputStream.memory()
        let environment = CommandLineEnvironment(
            variables: [
                "HOME": folder.path, "TZ": "UTC", "PATH": "/usr/bin:/bin", "YARE_TARGET": "embedded",
                "YARE_DATA_HOME": folder.path + "/data", "YARE_CONFIG_HOME": folder.path + "/config",
                "YARE_CACHE_HOME": folder.path + "/cache",
            ],
            programPath: "yare", workingFolder: folder.path)
        let status = await YareCommandLine(
            environment: environment, streams: StandardStreams(output: output, error: error)
        ).run(words)
        return Answer(
            status: status, output: String(decoding: output.contents, as: UTF8.self),
            error: String(decoding: error.contents, as: UTF8.self))
    }
}

extension Prompt {
    /// The files of a chart `web` with one ConfigMap whose text is a value.
    static let web = [
        "web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 0.1.0\nappVersion: \"1.0\"\n",
        "web/values.yaml": "text: hello\n",
        "web/templates/config.yaml": """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: {{ .Release.Name }}
        data:
          text: {{ .Values.text | quote }}

        """,
        "web/templates/NOTES.txt": "It says {{ .Values.text }}.\n",
    ]
}
