import GRDB
import YareBase

/// Turns SQLite's errors into ones that say which file is meant and what to do.
struct DatabaseErrorContext {
    let title: String
    let path: String?

    /// Runs `body` with its errors turned; errors that are Yare's own pass.
    func wrapping<Result>(_ body: () throws -> Result) throws(YareError) -> Result {
        do {
            return try body()
        } catch let error as YareError {
            throw error
        } catch let error as DatabaseError {
            throw wrapped(error)
        } catch {
            throw YareError("database.failed", "\(subject): \(error)", cause: error)
        }
    }

    private var subject: String { path.map { "\(title) \"\($0)\"" } ?? title }

    func newerSchema(_ version: Int, known: Int) -> YareError {
        YareError(
            "database.newer-schema",
            "\(subject) has schema version \(version), and this version of Yare knows up to \(known)",
            hint: "use the newer version of Yare that wrote it")
    }

    func corrupt(_ findings: String, cause: (any Error)? = nil) -> YareError {
        YareError(
            "database.corrupt", "\(subject) is damaged: \(findings)",
            hint: "move the file away and restore a copy, or rescue its rows with \"sqlite3 FILE .recover\"",
            cause: cause)
    }

    private func wrapped(_ error: DatabaseError) -> YareError {
        switch error.resultCode {
        case .SQLITE_FULL:
            failure("full", "there is no space left on the disk for \(subject)", "free some space and try again", error)
        case .SQLITE_READONLY:
            failure("read-only", "\(subject) cannot be written", "give yourself the right to write it", error)
        case .SQLITE_CANTOPEN:
            failure(
                "unopenable", "\(subject) cannot be opened",
                "make sure that its folder is there and can be written", error)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            corrupt(error.message ?? "\(error.resultCode)", cause: error)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            failure(
                "busy", "another process has kept \(subject) locked for \(Int(DatabaseFile.busyTimeout)) seconds",
                "wait for it to end and try again", error)
        case .SQLITE_IOERR:
            failure(
                "unreadable", "\(subject) cannot be read or written: \(error.message ?? "input/output error")",
                "check the disk and its free space", error)
        default: YareError("database.failed", "\(subject): \(error.message ?? "\(error)")", cause: error)
        }
    }

    private func failure(_ code: String, _ message: String, _ hint: String, _ cause: any Error) -> YareError {
        YareError(Diagnostic.Code(rawValue: "database.\(code)"), message, hint: hint, cause: cause)
    }
}
