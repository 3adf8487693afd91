import Dispatch
import Foundation
import Synchronization
import YareBase
import YareTestSupport
import YareYAML

/// A Chromium without a window, driven over the pipe of its DevTools protocol.
///
/// It ends with the last reference. Calls block a thread of their own, never one that tasks run on.
final class Browser: Sendable {
    private let folder: TemporaryFolder
    private let process: RunningProgram
    private let toBrowser: FileHandle
    private let fromBrowser: FileHandle
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "browser")

    private struct State {
        var lastIdentifier: Int64 = 0
        var pending: [UInt8] = []
    }

    struct Failure: Error {
        let reason: String
    }

    private static let longestWait = 30.0

    init() throws {
        let chromium = try TestProgram.named("chromium")
        folder = try TemporaryFolder()
        folder.pipe("in")
        folder.pipe("out")
        // opened for both directions, so that neither side waits for the other to open
        guard let input = FileHandle(forUpdatingAtPath: folder.path + "/in"),
            let output = FileHandle(forUpdatingAtPath: folder.path + "/out")
        else { throw Failure(reason: "no pipes") }
        (toBrowser, fromBrowser) = (input, output)
        let script = "exec \"$0\" \"$@\" 3<'\(folder.path)/in' 4>'\(folder.path)/out'"
        process = try TestProgram(path: "/bin/sh").start(
            [
                "-c", script, chromium.path, "--headless=new", "--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync",
                "--user-data-dir=\(folder.path)/profile", "--remote-debugging-pipe", "about:blank",
            ],
            environment: ["HOME": folder.path, "XDG_CONFIG_HOME": folder.path, "XDG_CACHE_HOME": folder.path])
    }

    deinit {
        process.signal(SIGKILL)
    }

    /// Opens a page.
    func page() async throws -> BrowserPage {
        let target = try await call("Target.createTarget", ["url": "about:blank"])["targetId"]
        let session = try await call("Target.attachToTarget", ["targetId": target ?? .null, "flatten": true])[
            "sessionId"]
        let page = BrowserPage(browser: self, session: session?.stringValue ?? "")
        _ = try await page.call("Page.enable")
        _ = try await page.call("Runtime.enable")
        return page
    }

    /// Sends a command and waits for its result.
    func call(_ method: String, _ parameters: Value = [:], session: String? = nil) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(with: Result { try self.exchange(method, parameters, session) })
            }
        }
    }

    private func exchange(_ method: String, _ parameters: Value, _ session: String?) throws -> Value {
        let identifier = state.withLock { state in
            state.lastIdentifier += 1
            return state.lastIdentifier
        }
        var message: ValueMap = ["id": .int(identifier), "method": .string(method), "params": parameters]
        message["sessionId"] = session.map(Value.string)
        try toBrowser.write(contentsOf: Data(try JSONWriter.text(of: .map(message)).utf8) + [0])
        let end = Date() + Self.longestWait
        while Date() < end {
            let answer = try next(until: end)
            guard answer["id"]?.intValue == identifier else { continue }
            if let error = answer["error"] { throw Failure(reason: "\(method): \(error)") }
            return answer["result"] ?? .null
        }
        throw Failure(reason: "\(method) was not answered")
    }

    /// The next message of the browser.
    private func next(until end: Date) throws -> Value {
        while true {
            let message = state.withLock { state -> [UInt8]? in
                guard let zero = state.pending.firstIndex(of: 0) else { return nil }
                defer { state.pending.removeSubrange(...zero) }
                return Array(state.pending[..<zero])
            }
            if let message { return try JSONReader().read(message) }
            var wait = pollfd(fd: fromBrowser.fileDescriptor, events: Int16(POLLIN), revents: 0)
            guard process.isRunning, poll(&wait, 1, 500) >= 0, Date() < end else {
                throw Failure(reason: "the browser says nothing: \(process.error.suffix(500))")
            }
            if wait.revents != 0 { receive() }
        }
    }

    private func receive() {
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(fromBrowser.fileDescriptor, &piece, piece.count)
        if count > 0 { state.withLock { $0.pending += piece[..<count] } }
    }
}
