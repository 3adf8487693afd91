import Foundation
import Testing
import YareArchive
import YareTestSupport

/// What strangers may put into a chart, run by the program itself under limits of time and memory: each case ends with a
/// clear error, status 1 and nothing on standard output.
struct HostileInputTests {
    private static let chartFile = "apiVersion: v2\nname: c\nversion: 0.1.0\n"

    // MARK: archives

    @Test(arguments: [
        ("missing.tgz", nil, "path \"./missing.tgz\" not found"),
        ("empty.tgz", "", "does not appear to be a gzipped archive"),
        ("text.tgz", "hello, this is no archive", "does not appear to be a gzipped archive"),
        ("values.yaml", "a: 1\n", "seems to be a YAML file, but expected a gzipped archive"),
    ])
    func refusesWhatIsNoArchive(name: String, content: String?, message: String) async throws {
        let folder = try TemporaryFolder()
        if let content { try folder.write(content, to: name) }
        try await expectFailure(["template", "r", "./" + name], in: folder, message)
    }

    @Test(arguments: [0.1, 0.5, 0.9]) func refusesATruncatedArchive(share: Double) async throws {
        let folder = try TemporaryFolder()
        let noise = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ $0 >> 3) }
        let bytes = try ArchiveWriter().archive(
            [
                ArchiveMember(path: "Chart.yaml", bytes: Array(Self.chartFile.utf8)),
                ArchiveMember(path: "files/noise", bytes: noise),
            ], base: "c")
        try folder.write(Array(bytes.prefix(Int(Double(bytes.count) * share))), to: "c.tgz")
        try await expectFailure(["template", "r", "c.tgz"], in: folder, "unexpected EOF: the archive is cut short")
    }

    @Test(arguments: [
        ("../../escaped", "illegally references parent directory"),
        ("/etc/escaped", "illegally contains absolute paths"),
        ("c:/escaped", "contains illegally named files"),
    ])
    func refusesMembersThatLeadElsewhere(path: String, message: String) async throws {
        let folder = try TemporaryFolder()
        let member = ArchiveMember(path: path, bytes: [1])
        try folder.write(try ArchiveWriter().archive([member], base: "c"), to: "c.tgz")
        try await expectFailure(["template", "r", "c.tgz"], in: folder, message)
    }

    @Test(arguments: [
        ("ln -s /etc/passwd c/a", "a symbolic link"), ("ln c/Chart.yaml c/a", "a hard link"),
        ("mkfifo c/a", "a named pipe"),
    ])
    func refusesMembersThatAreNoFiles(making: String, kind: String) async throws {
        let folder = try TemporaryFolder(["c/Chart.yaml": Self.chartFile])
        let made = try await TestProgram.named("sh").run(
            ["-ec", making + "; tar -czf c.tgz c/Chart.yaml c/a"], in: folder.path)
        try #require(made.status == 0, "\(made.error)")
        try await expectFailure(["template", "r", "c.tgz"], in: folder, "chart archive contains \(kind): \"c/a\"")
    }

    @Test func refusesDecompressionBombs() async throws {
        let folder = try TemporaryFolder()
        let zeros = [UInt8](repeating: 0, count: 4 << 20)
        let members = (0..<30).map { ArchiveMember(path: "files/\($0)", bytes: zeros) }
        try folder.write(try ArchiveWriter(level: .fast).archive(members, base: "c"), to: "many.tgz")
        try await expectFailure(
            ["template", "r", "many.tgz"], in: folder, "is larger than the maximum file size 104857600")
        let large = ArchiveMember(path: "files/large", bytes: zeros + zeros)
        try folder.write(try ArchiveWriter(level: .fast).archive([large], base: "c"), to: "large.tgz")
        try await expectFailure(
            ["template", "r", "large.tgz"], in: folder, "is larger than the maximum file size 5242880")
    }

    // MARK: values

    @Test func refusesALargeValuesFile() async throws {
        let folder = try chart()
        let line = Array("- a line of a list that goes on and on and on and on and on and on and on\n".utf8)
        try folder.write(
            Array("list:\n".utf8) + Array(repeatElement(line, count: 1_400_000).joined()), to: "large.yaml")
        try await expectFailure(
            ["template", "r", "c", "-f", "large.yaml"], in: folder, "is larger than the maximum file size")
    }

    @Test(arguments: [
        ("alias bomb", Self.aliasBomb, "document contains excessive aliasing"),
        ("alias of itself", "a: &a [*a]\n", "anchor 'a' value contains itself"),
        ("lists", "a: " + String(repeating: "[", count: 200_000), "exceeded max depth"),
        ("maps", String(repeating: "{a: ", count: 100_000), "exceeded max depth"),
        ("blocks", (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), "exceeded max depth"),
        ("no YAML", "a: [1\nb: }\n", "did not find expected"),
    ])
    func refusesHostileValues(name: String, values: String, message: String) async throws {
        let folder = try chart()
        try folder.write(values, to: "c/values.yaml")
        try await expectFailure(["template", "r", "c"], in: folder, message)
    }

    @Test func refusesInvalidUTF8() async throws {
        let folder = try chart()
        try folder.write([0x61, 0x3A, 0x20, 0xFF, 0xFE, 0x0A], to: "c/templates/a.yaml")
        try await expectFailure(["template", "r", "c"], in: folder, "invalid leading UTF-8 octet")
        try folder.write([0x61, 0x3A, 0x20, 0xC3, 0x28, 0x0A], to: "c/values.yaml")
        try await expectFailure(["template", "r", "c"], in: folder, "invalid trailing UTF-8 octet")
    }

    /// Nine aliases of nine aliases, nine times over.
    private static let aliasBomb: String = {
        let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]
        let lines = zip(names, names.dropFirst()).map { lower, upper in
            "\(upper): &\(upper) [" + Array(repeating: "*\(lower)", count: 9).joined(separator: ", ") + "]\n"
        }
        return "a: &a [x, x, x, x, x, x, x, x, x]\n" + lines.joined()
    }()

    // MARK: templates

    @Test(arguments: [
        ("include", "{{define \"x\"}}{{include \"x\" .}}{{end}}{{include \"x\" .}}", "nested reference name: x"),
        (
            "template", "{{define \"x\"}}{{template \"x\" .}}{{end}}{{template \"x\" .}}",
            "exceeded maximum template depth"
        ),
        ("tpl", "{{tpl .Values.self .}}", "nested reference name: gotpl"),
        ("parentheses", "{{" + String(repeating: "(", count: 100_000), "nested too deeply"),
        ("ifs", String(repeating: "{{if true}}", count: 100_000), "unexpected EOF"),
        ("unknown", "{{nosuch 1}}", "function \"nosuch\" not defined"),
        ("kind", "{{repeat \"a\" 1}}", "expected integer; found \"a\""),
        ("kind of a value", "{{upper .Values}}", "wrong type for value; expected string; got chartutil.Values"),
        ("count", "{{trunc 5}}", "wrong number of args for trunc: want 2 got 1"),
        ("a dictionary in itself", "{{$d := dict}}{{$_ := set $d \"d\" $d}}{{$d}}", "nested too deeply"),
        ("numbers", "{{until -9223372036854775808}}", "length overflow"),
        ("much text", "{{repeat 1000000 (repeat 1000000 \"x\")}}", "length overflow"),
        ("endless output", "{{range until 10000000}}{{repeat 1000000 \"x\"}}{{end}}", "bytes of output"),
        ("a syntax error", "{{if}", "bad character U+007D '}'"),
    ])
    func refusesHostileTemplates(name: String, template: String, message: String) async throws {
        let folder = try chart(template)
        try folder.write("self: '{{tpl .Values.self .}}'\n", to: "c/values.yaml")
        try await expectFailure(["template", "r", "c"], in: folder, message)
    }

    // MARK: folders

    @Test func refusesChartsThatContainThemselves() async throws {
        let folder = try chart()
        folder.link("c/charts/again", to: "..")
        try await expectFailure(["template", "r", "c"], in: folder, "leads back to a folder that contains it")
    }

    @Test func refusesDependenciesWithoutEnd() async throws {
        let folder = try TemporaryFolder()
        let path = (0..<80).map { _ in "c/charts" }.joined(separator: "/")
        for depth in 0..<80 {
            let parent = String(path.prefix(depth * "c/charts/".count)) + "c/"
            try folder.write(Self.chartFile, to: parent + "Chart.yaml")
        }
        try await expectFailure(["template", "r", "c"], in: folder, "nested")
    }

    @Test func tellsOfFoldersThatCannotBeRead() async throws {
        let folder = try chart()
        chmod(folder.path + "/c/templates", 0)
        defer { chmod(folder.path + "/c/templates", 0o700) }
        try await expectFailure(["template", "r", "c"], in: folder, "permission denied", withoutPrivileges: true)
    }

    // MARK: the program

    private func chart(_ template: String = "v: 1\n") throws -> TemporaryFolder {
        try TemporaryFolder(["c/Chart.yaml": Self.chartFile, "c/templates/a.yaml": template])
    }

    /// Runs Yare with at most 3 GB of addresses, half a gigabyte of which is its stack, and a minute of time.
    private func expectFailure(
        _ words: [String], in folder: TemporaryFolder, _ message: String, withoutPrivileges: Bool = false,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        // root reads everything unless it gives that right up
        let drop = withoutPrivileges && getuid() == 0
        let prefix = drop ? "setpriv --bounding-set=-dac_override,-dac_read_search " : ""
        let result = try await TestProgram.named("sh").run(
            ["-c", "ulimit -v 3000000; exec \(prefix)\"$0\" \"$@\"", TestProgram.yare.path] + words,
            environment: ["HOME": folder.path, "YARE_TARGET": "embedded"], in: folder.path, timeout: 60)
        #expect(result.status == 1, sourceLocation: sourceLocation)
        #expect(result.output.isEmpty, sourceLocation: sourceLocation)
        #expect(result.error.contains(message), sourceLocation: sourceLocation)
        #expect(result.error.hasPrefix("Error: "), sourceLocation: sourceLocation)
    }
}
