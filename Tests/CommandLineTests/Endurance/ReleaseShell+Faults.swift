#if os(Linux)
    import YareTestSupport

    extension ReleaseShell {
        /// The variables that let operations on the files of the data folder fail as `faults` says, as in `full:1`.
        func variables(failing faults: String) async throws -> [String: String] {
            try await FailingDisk.variables(faults, below: data, build: folder)
        }
    }
#endif
