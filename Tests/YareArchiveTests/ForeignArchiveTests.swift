import Testing
import YareArchive
import YareBase

/// Archives that other programs made: what Yare's own writer cannot write.
struct ForeignArchiveTests {
    @Test(arguments: [
        (
            "H4sIAAAAAAACA+3OOw5AQAAE0D2KG6xfOM8GvVji+jZKaoXkvWamm5liCl+ri6Hv7yye+e5N3Y1DqNq47FNcU87n/Nm5I+9pK/MBAAAAAAAA"
                + "AAAA/uMCnHF90gAoAAA=",
            "a symbolic link"
        ),
        (
            "H4sIAAAAAAACA+3OOw5AQAAE0D2KGyzxO88GvVji+jZKaoXkvWamm5liCl+ri6Hr7iye+e5N3Y59qJq47FNcU87n/Nm5I+9pK/MBAAAAAAAA"
                + "AAAA/uMC9+83JAAoAAA=",
            "a hard link"
        ),
        (
            "H4sIAAAAAAACA+3Puw2AIAAEUEZxA01AnIe4gZ/9IVbGWIrVe81dd7l1LKG3qckpXdk886Uvc45hiOEH536UrU1+cfJ+DgAAAAAAAAAAADqq"
                + "ZrtccQAoAAA=",
            "a device"
        ),
        (
            "H4sIAAAAAAACA+3NywmAQBBEwQnFDBRdJp/FDPzk77JH8aogVF1e33oda7xtarKU3ubeh53LnDFkfODcj7q1ywAAAAAAAAAAAID/uAAap1Ry"
                + "ACgAAA==",
            "a named pipe"
        ),
    ])
    func refusesWhatIsNoFile(archive: String, kind: String) throws {
        let bytes = try Base64.standard.decoded(archive)
        do {
            _ = try ArchiveReader().members(of: bytes)
            Issue.record("read \(kind)")
        } catch {
            #expect(error.message == "chart archive contains \(kind): \"c/a\"")
        }
    }

    @Test func skipsFoldersAndGlobalHeaders() throws {
        let bytes = try Base64.standard.decoded(
            "H4sIAAAAAAACA+3UMQ6CMBTG8Td7ip6AtkhhIjo6eoVaiS6oUUw4nJsXE+JggmGsIfL/LX15yxua70t0otdb324qv6+uEoV5G3uNscVn7ve2"
                + "26SiDvID91vjr915mSfrVDjXdXVqSr8LC8G8BB3/Rh/qPMvG8/815zbPRDnyH10yif53w/5PrRXV8v/x+3+pLr45lkE/H7T/HPt/NYH+t8P+"
                + "T10hypD/6FoiAAAAAAAAAAAAAPyNF64I8WQAKAAA")
        #expect(try ArchiveReader().members(of: bytes) == [ArchiveMember(path: "ü", bytes: [0x78])])
    }

    @Test func readsLongNamesOfGNU() throws {
        let bytes = try Base64.standard.decoded(
            "H4sIAAAAAAACA+3UOQqAMBBA0TlKTmDilrQeIJcQCxFFwaXw9iqCYGGpIv7XTJh2+Al0oDPftaWv2lruYXZX04QuPt773rnUivLygGkY814p"
                + "+alCNy8R/OT+W9Q2SS77X3+Ac/9xZFMjytD/7WYSAAAAAAAAAAAAAAAA+LQF9rJ/5wAoAAA=")
        #expect(try ArchiveReader().members(of: bytes).map(\.path) == [String(repeating: "l", count: 120)])
    }
}
