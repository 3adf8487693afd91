import YareBase
import YareServer

/// The folder of a server's packages, and the database beside them.
struct ServerFolder: Sendable {
    let path: String
    /// The database file that the user names; `nil` for the one in the folder.
    let database: String?

    /// - Parameter path: as the user gave it; empty for the working folder.
    init(_ path: String, database: String? = nil, in environment: CommandLineEnvironment) {
        self.path = FilePath.absolute(path.isEmpty ? "." : path, in: environment.workingFolder)
        self.database = database.map { FilePath.absolute($0, in: environment.workingFolder) }
    }

    /// The storage of the packages.
    func storage() throws(YareError) -> LocalPackageStorage {
        try LocalPackageStorage(root: path)
    }

    /// The database file: in the folder, hidden, or among the user's cached files where the folder cannot be written.
    func databasePath(_ environment: CommandLineEnvironment) throws(YareError) -> String {
        if let database { return database }
        let storage = try storage()
        let folder = storage.isWritable ? storage.hiddenFolder : environment.path(of: .cache, "serve" + path)
        try OutputFolder.make(folder)
        return folder + "/repository.sqlite"
    }

    /// The users of the server.
    func users(_ environment: CommandLineEnvironment) throws(YareError) -> UserDirectory {
        try UserDirectory(at: try databasePath(environment))
    }
}
