#if os(Linux)
    import YareTestSupport

    extension ReleaseShell {
        /// The variables that let operations on the files of the data folder fail as `faults` says, as in `full:1`: with
        /// `Scripts/faults.c`, built by the system's C compiler or Swift's, and preloaded.
        func variables(failing faults: String) async throws -> [String: String] {
            let library = folder.path + "/faults.so"
            let compiler = try (try? TestProgram.named("cc")) ?? TestProgram.named("clang")
            let source = TestProgram.sourceFolder + "/Scripts/faults.c"
            let result = try await compiler.run(["-shared", "-fPIC", "-o", library, source, "-ldl"])
            guard result.status == 0 else { throw NotBuilt(error: result.error) }
            return ["LD_PRELOAD": library, "FAULTS": faults, "FAULTS_BELOW": data]
        }

        struct NotBuilt: Error {
            let error: String
        }
    }
#endif
