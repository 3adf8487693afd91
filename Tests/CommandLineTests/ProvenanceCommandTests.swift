import Testing
import YareTestSupport

@testable import YareCommands

/// Signing and verifying, with the real Helm on the other side.
@Suite struct ProvenanceCommandTests {
    private static let chart = [
        "web/Chart.yaml": """
        apiVersion: v2
        name: web
        version: 1.0.0
        description: "- a text that begins with a dash, and is so long that it is folded at the eightieth column"
        """,
        "web/values.yaml": "a: 1\n",
    ]

    /// What Helm and Yare both say of a command, Helm's program name and paths made Yare's.
    private func helm(_ line: String, in run: Prompt) async throws -> Prompt.Result {
        let words = line.replacing("@/", with: run.folder.path + "/").split(separator: " ").map(String.init)
        let result = try await TestProgram.helm.run(
            words, environment: ["HOME": run.folder.path + "/home"], in: run.folder.path)
        let path = run.folder.path + "/"
        return Prompt.Result(
            status: result.status, output: result.output.replacing(path, with: "@/"),
            error: result.error.replacing(path, with: "@/"))
    }

    @Test func signsWhatHelmVerifiesAndTheOtherWayRound() async throws {
        let run = try Prompt(Self.chart)
        let signed = await run.run("package web --sign --key Ada --keyring \(KeyringFixture.secretKeys) -d yare")
        #expect(
            signed
                == .init(
                    status: 0, output: "Successfully packaged chart and saved it to: yare/web-1.0.0.tgz\n", error: ""))
        let verification = "--keyring \(KeyringFixture.publicKeys)"
        let ours = await run.run("verify yare/web-1.0.0.tgz \(verification)")
        #expect(ours.status == 0, "\(ours.error)")
        #expect(ours.output.hasPrefix("Signed by: Ada Test <ada@example.com>\nUsing Key With Fingerprint: "))
        #expect(try await helm("verify yare/web-1.0.0.tgz \(verification)", in: run) == ours)

        let theirs = try await helm(
            "package web --sign --key Ada --keyring \(KeyringFixture.secretKeys) -d helm", in: run)
        #expect(theirs.status == 0, "\(theirs.error)")
        let verified = await run.run("verify helm/web-1.0.0.tgz \(verification)")
        #expect(verified.status == 0, "\(verified.error)")
        #expect(try await helm("verify helm/web-1.0.0.tgz \(verification)", in: run) == verified)
        #expect(try signedText(run, "yare") == signedText(run, "helm"))
    }

    /// The lines of a provenance file up to the digest of the package, which differs, and the mark behind it.
    private func signedText(_ run: Prompt, _ folder: String) throws -> [Substring] {
        let text = String(decoding: try run.folder.read("\(folder)/web-1.0.0.tgz.prov"), as: UTF8.self)
        #expect(text.hasSuffix("\n-----END PGP SIGNATURE-----"))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.prefix { $0 != "-----BEGIN PGP SIGNATURE-----" }.dropLast()
    }

    @Test func opensKeysWithAPassphrase() async throws {
        let run = try Prompt(Self.chart, input: "secret\n")
        let line = "package web --sign --key dan@ --keyring \(KeyringFixture.lockedKeys)"
        #expect(await run.run(line + " --passphrase-file \(KeyringFixture.passphrase)").status == 0)
        #expect(await run.run(line + " --passphrase-file -").status == 0)
        let verified = try await helm("verify web-1.0.0.tgz --keyring \(KeyringFixture.publicKeys)", in: run)
        #expect(verified.output.hasPrefix("Signed by: Dan <dan@example.com>\n"))
        let wrong = await run.run(line + " --passphrase-file \(KeyringFixture.wrongPassphrase)")
        #expect(wrong.error.hasPrefix("Error: openpgp: invalid data: private key checksum failure\n"))
        let missing = await run.run(line)
        #expect(missing.error.hasPrefix("Error: the key \"dan@\" is protected by a passphrase\n"))
    }

    @Test func refusesToSignInHelmWords() async throws {
        let run = try Prompt(Self.chart)
        for (flags, sentence) in [
            ("--key nobody --keyring \(KeyringFixture.secretKeys)", "private key not found"),
            (
                "--key Ada --keyring \(KeyringFixture.publicKeys)",
                "provided key is not a private key. Try providing a keyring with secret keys"
            ),
            ("--key Ada --keyring @/nope", "open @/nope: no such file or directory"),
            ("", "--key is required for signing a package"),
            ("--key Ada --keyring=", "--keyring is required for signing a package"),
        ] {
            let ours = await run.run("package web --sign \(flags)")
            #expect(ours.status == 1)
            #expect(ours.error.hasPrefix("Error: \(sentence)\n"), "\(ours.error)")
            #expect(try await helm("package web --sign \(flags)", in: run).error.hasPrefix("Error: \(sentence)\n"))
        }
        #expect(!run.folder.files.contains("web-1.0.0.tgz.prov"))
    }

    @Test func refusesWhatWasNotSigned() async throws {
        let run = try Prompt(Self.chart)
        let packed = await run.run("package web --sign --key Ada --keyring \(KeyringFixture.secretKeys)")
        #expect(packed.status == 0, "\(packed.error)")
        let package = try run.folder.read("web-1.0.0.tgz")
        let provenance = String(decoding: try run.folder.read("web-1.0.0.tgz.prov"), as: UTF8.self)
        let keyring = "--keyring \(KeyringFixture.publicKeys)"
        for (name, bytes, text) in [
            ("changed", package, provenance.replacing("name: web", with: "name: wob")),
            ("unsigned", package, "hello"),
            ("longer", package + [0], provenance),
            ("renamed-1.0.0", package, provenance),
            ("header", package, provenance.replacing("Hash: SHA512\n", with: "Hash: SHA512\nComment: x\n")),
            ("cut", package, String(provenance.dropLast(40))),
        ] {
            try run.folder.write(bytes, to: "\(name)/web-1.0.0.tgz")
            try run.folder.write(text, to: "\(name)/web-1.0.0.tgz.prov")
        }
        func complaint(_ line: String) async throws -> String {
            let (ours, theirs) = (await run.run(line), try await helm(line, in: run))
            #expect(ours.status == 1)
            #expect(theirs.status == 1)
            let sentence = String(ours.error.split(separator: "\n").first ?? "")
            return theirs.error.hasPrefix(sentence + "\n") ? sentence : "\(sentence) (Helm: \(theirs.error))"
        }
        #expect(
            try await complaint("verify unsigned/web-1.0.0.tgz \(keyring)")
                == "Error: failed to decode signature: signature block not found")
        #expect(
            try await complaint("verify longer/web-1.0.0.tgz \(keyring)").hasPrefix(
                "Error: sha256 sum does not match for web-1.0.0.tgz: \"sha256:"))
        #expect(
            try await complaint("verify web --keyring \(KeyringFixture.publicKeys)")
                == "Error: unpacked charts cannot be verified")
        #expect(try await complaint("verify web/values.yaml \(keyring)") == "Error: chart must be a tgz file")
        #expect(try await complaint("verify nope.tgz \(keyring)") == "Error: stat nope.tgz: no such file or directory")
        #expect(
            try await complaint("verify cut/web-1.0.0.tgz \(keyring)")
                == "Error: failed to decode signature: signature block not found")
        #expect(
            try await complaint("verify web-1.0.0.tgz --keyring \(KeyringFixture.otherKeys)")
                == "Error: openpgp: signature made by unknown entity")
        #expect(
            try await complaint("verify web-1.0.0.tgz --keyring @/nope").hasPrefix(
                "Error: failed to load keyring: open @/nope: no such file or directory"))
        let changed = await run.run("verify changed/web-1.0.0.tgz \(keyring)")
        #expect(changed.error.hasPrefix("Error: openpgp: invalid signature: "))
        #expect(changed.status == 1)
    }
}
