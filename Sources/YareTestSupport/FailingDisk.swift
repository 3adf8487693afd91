#if os(Linux)
    /// A disk on which a program's work fails: `Scripts/faults.c`, built by the system's C compiler or Swift's, and preloaded.
    public enum FailingDisk {
        /// The variables that let operations on the files of a folder fail as `faults` says, as in `full:1`.
        ///
        /// - Parameter build: where the library is built.
        public static func variables(
            _ faults: String, below folder: String, build: TemporaryFolder
        ) async throws -> [String: String] {
            let library = build.path + "/faults.so"
            let compiler = try (try? TestProgram.named("cc")) ?? TestProgram.named("clang")
            let source = TestProgram.sourceFolder + "/Scripts/faults.c"
            let result = try await compiler.run(["-shared", "-fPIC", "-o", library, source, "-ldl"])
            guard result.status == 0 else { throw NotBuilt(error: result.error) }
            return ["LD_PRELOAD": library, "FAULTS": faults, "FAULTS_BELOW": folder]
        }

        public struct NotBuilt: Error {
            public let error: String
        }
    }
#endif
