#if os(Linux)
    import Glibc
    import Testing
    import YareTestSupport

    /// A server whose disk is full from some step of its work on.
    @Suite struct FullDiskTests {
        /// The step at which the space is gone: wherever in an upload that is.
        @Test(arguments: 46..<62)
        func refusesUploadsAndServesWhatIsThere(step: Int) async throws {
            let folder = try TemporaryFolder()
            let packages = folder.path + "/packages"
            // makes the tables
            let first = try await LiveServer(in: folder)
            first.program.signal(SIGTERM)
            #expect(try await first.program.result().status == 0)
            let full = try await FailingDisk.variables("full:\(step)", below: packages, build: folder)
            var acknowledged: [String: [UInt8]] = [:]
            do {
                let server = try await LiveServer(in: folder, variables: full)
                let answer = try await fill(server, folder, &acknowledged)
                #expect(answer.hasSuffix("\n507"), "\(answer)")
                #expect(answer.contains("space"), "\(answer)")
                #expect(!acknowledged.isEmpty)
                try await expectServed(acknowledged, by: server, folder)
                let again = try await server.curl("--data-binary", "@next.tgz", server.url + "/api/charts")
                #expect(again.hasSuffix("\n507"), "\(again)")
            }
            let server = try await LiveServer(in: folder)
            try await expectServed(acknowledged, by: server, folder)
            #expect(
                try await server.curl(
                    "--data-binary", "@next.tgz", server.url + "/api/charts?force=true", endsWith: "\n201"))
        }

        /// Uploads packages until one is refused, and returns the answer to that one.
        private func fill(
            _ server: LiveServer, _ folder: TemporaryFolder, _ acknowledged: inout [String: [UInt8]]
        ) async throws -> String {
            for number in 0..<100 {
                let package = try PackageFixture.package("web", "1.0.\(number)")
                try folder.write(package, to: "next.tgz")
                let answer = try await server.curl("--data-binary", "@next.tgz", server.url + "/api/charts")
                guard answer.hasSuffix("\n201") else { return answer }
                acknowledged["web-1.0.\(number).tgz"] = package
            }
            return "the disk was never full"
        }

        /// Expects each package that was acknowledged, and no other, in the index and byte for byte.
        private func expectServed(
            _ packages: [String: [UInt8]], by server: LiveServer, _ folder: TemporaryFolder
        ) async throws {
            let index = try await server.curl(server.url + "/index.yaml")
            #expect(index.matches(of: /charts\/(web-[^ ]*\.tgz)\n/).count == packages.count)
            for (name, bytes) in packages {
                #expect(index.contains("charts/\(name)\n"))
                _ = try await server.curl("-o", "fetched.tgz", server.url + "/charts/" + name)
                #expect(try folder.read("fetched.tgz") == bytes)
            }
        }
    }
#endif
