import Testing
import YareArchive
import YareBase

struct ArchiveTests {
    private let members = [
        ArchiveMember(path: "Chart.yaml", bytes: Array("name: web\n".utf8)),
        ArchiveMember(path: "templates/service.yaml", bytes: []),
        ArchiveMember(path: "files/größe/" + String(repeating: "x", count: 200), bytes: [0, 0xFF]),
    ]

    @Test func readsWhatItWrote() throws {
        let bytes = try ArchiveWriter().archive(members, base: "web")
        #expect(try ArchiveReader().members(of: bytes) == members)
    }

    @Test func writesTheSameBytesTwice() throws {
        let writer = ArchiveWriter(modificationTime: 1_700_000_000)
        #expect(try writer.archive(members, base: "web") == writer.archive(members, base: "web"))
    }

    @Test func writesTheGivenTime() throws {
        let early = try ArchiveWriter(modificationTime: 1).archive(members, base: "web")
        let late = try ArchiveWriter(modificationTime: 2).archive(members, base: "web")
        #expect(early != late)
    }

    @Test func takesTheByteOrderMarkOff() throws {
        let marked = [ArchiveMember(path: "a", bytes: [0xEF, 0xBB, 0xBF, 0x61])]
        let bytes = try ArchiveWriter().archive(marked, base: "web")
        #expect(try ArchiveReader().members(of: bytes) == [ArchiveMember(path: "a", bytes: [0x61])])
    }

    @Test func refusesWhatIsNoArchive() throws {
        #expect(message([]) == "gzip: invalid header")
        #expect(message(Array("hello".utf8)) == "gzip: invalid header")
        #expect(message([0x1F, 0x8B, 8])?.hasPrefix("unexpected EOF") == true)
        #expect(message(try ArchiveWriter().archive([], base: "web")) == "no files in chart archive")
    }

    @Test(arguments: [10, 40, 100]) func refusesATruncatedArchive(length: Int) throws {
        let bytes = try ArchiveWriter().archive(members, base: "web")
        #expect(message(Array(bytes.prefix(length)))?.hasPrefix("unexpected EOF") == true)
    }

    @Test func refusesAnyDamageWithoutACrash() throws {
        let bytes = try ArchiveWriter().archive(members, base: "web")
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 0xFF
            _ = message(damaged)
            _ = message(Array(bytes.prefix(index)))
        }
    }

    @Test func stopsAtTheLimits() throws {
        let limits = ArchiveLimits(totalBytes: 1000, memberBytes: 600)
        let large = [ArchiveMember(path: "a", bytes: [UInt8](repeating: 1, count: 601))]
        let three = (0..<3).map { ArchiveMember(path: "\($0)", bytes: [UInt8](repeating: 1, count: 500)) }
        #expect(
            message(try ArchiveWriter().archive(large, base: "web"), limits)
                == "decompressed chart file \"web/a\" is larger than the maximum file size 600")
        #expect(
            message(try ArchiveWriter().archive(three, base: "web"), limits)
                == "decompressed chart is larger than the maximum file size 1000")
    }

    @Test func stopsAtManyEmptyMembers() throws {
        let limits = ArchiveLimits(totalBytes: 100_000, memberBytes: 600)
        let empty = (0..<2000).map { ArchiveMember(path: "\($0)", bytes: []) }
        #expect(
            message(try ArchiveWriter().archive(empty, base: "web"), limits)
                == "decompressed chart is larger than the maximum file size 100000")
    }

    /// Archives are written with a base folder, so each name here stands behind `base/`.
    @Test(arguments: [
        ("web", "/x", "chart illegally contains absolute paths"),
        ("web", "../../x", "chart illegally references parent directory"),
        ("web", "a/../../x", "chart illegally references parent directory"),
        ("web", "..x", "chart illegally references parent directory"),
        ("web", "a/..", "chart illegally contains content outside the base directory: \"web/a/..\""),
        ("web", "c:/x", "chart contains illegally named files"),
        ("web", "\\c:\\x", "chart contains illegally named files"),
        ("Chart.yaml", "x", "chart yaml not in base directory"),
    ])
    func refusesUnsafePaths(base: String, path: String, sentence: String) throws {
        #expect(message(try ArchiveWriter().archive([ArchiveMember(path: path, bytes: [1])], base: base)) == sentence)
    }

    @Test func cleansPaths() throws {
        let bytes = try ArchiveWriter().archive([ArchiveMember(path: "./a//b/../c", bytes: [1])], base: "web")
        #expect(try ArchiveReader().members(of: bytes).map(\.path) == ["a/c"])
    }

    @Test func readsPathsOfWindows() throws {
        let bytes = try ArchiveWriter().archive([ArchiveMember(path: "\\templates\\a.yaml", bytes: [1])], base: "web")
        #expect(try ArchiveReader().members(of: bytes).map(\.path) == ["templates/a.yaml"])
    }

    private func message(_ bytes: [UInt8], _ limits: ArchiveLimits = .helm) -> String? {
        do {
            _ = try ArchiveReader(limits: limits).members(of: bytes)
            return nil
        } catch {
            return error.message
        }
    }
}
