import YareChart

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension CommandLineEnvironment {
    /// The environment of this process.
    ///
    /// - Parameter program: the first word of the command line.
    public static func ofProcess(program: String) -> CommandLineEnvironment {
        let variables = processVariables()
        return CommandLineEnvironment(
            variables: variables,
            programPath: program,
            workingFolder: workingFolder(called: variables["PWD"]),
            isOutputTerminal: isatty(STDOUT_FILENO) == 1,
            isErrorTerminal: isatty(STDERR_FILENO) == 1
        )
    }

    private static func processVariables() -> [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let pair = String(cString: text)
            if let equals = pair.utf8.firstIndex(of: UInt8(ascii: "=")) {
                variables[String(pair[..<equals])] = String(pair[pair.utf8.index(after: equals)...])
            }
            entry += 1
        }
        return variables
    }

    /// The working folder, by the name the shell knows it under where that is right: links stay as the user sees them.
    private static func workingFolder(called name: String?) -> String {
        if let name, name.hasPrefix("/"), isSameFolder(name, ".") { return name }
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return String(cString: path)
    }

    private static func isSameFolder(_ one: String, _ other: String) -> Bool {
        guard let left = try? FileStatus(one), let right = try? FileStatus(other) else { return false }
        return left.inode == right.inode && left.device == right.device
    }
}
