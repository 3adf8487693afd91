import NIOHTTP1
import Synchronization
import Testing
import YareBase

@testable import YareRepository

/// Uploads to a registry that breaks off, forgets and mounts as told.
@Suite struct BlobUploadTests {
    /// The least of a registry: one upload at a time, kept in memory.
    final class Registry: Sendable {
        struct State {
            var received: [UInt8] = []
            var stored: [OCIDigest: [UInt8]] = [:]
            var sessions = 0
            /// The numbers of the requests with content that fail, counted from 1.
            var failures: Set<Int> = []
            var contentRequests = 0
            /// Whether an upload that failed is forgotten.
            var forgets = false
            var mounts = false
        }

        let state: Mutex<State>

        init(_ change: (inout State) -> Void = { _ in }) {
            var state = State()
            change(&state)
            self.state = Mutex(state)
        }

        func answer(_ request: LoopbackServer.Request) -> LoopbackServer.Answer {
            state.withLock { state in
                switch request.method {
                case .HEAD: .notFound
                case .POST: Self.begin(request, &state)
                case .GET: Self.status(request, &state)
                case .PATCH, .PUT: Self.take(request, &state)
                default: .notFound
                }
            }
        }

        private static func begin(_ request: LoopbackServer.Request, _ state: inout State) -> LoopbackServer.Answer {
            if state.mounts, request.path.contains("mount=") { return .init(.created) }
            state.sessions += 1
            state.received = []
            return .init(.accepted, ["Location": "/v2/web/blobs/uploads/\(state.sessions)?state=a"])
        }

        private static func status(_ request: LoopbackServer.Request, _ state: inout State) -> LoopbackServer.Answer {
            guard request.path.contains("/uploads/\(state.sessions)?") else { return .notFound }
            return .init(.noContent, ["Range": "0-\(max(0, state.received.count - 1))", "Location": request.path])
        }

        private static func take(_ request: LoopbackServer.Request, _ state: inout State) -> LoopbackServer.Answer {
            guard request.path.contains("/uploads/\(state.sessions)?") else { return .notFound }
            if let range = request.headers.first(name: "Content-Range"),
                range.prefix(while: { $0 != "-" }) != "\(state.received.count)"
            {
                return .init(.rangeNotSatisfiable)
            }
            if !request.body.isEmpty { state.contentRequests += 1 }
            if state.failures.contains(state.contentRequests), !request.body.isEmpty {
                // half of it arrives
                state.received += request.body.prefix(request.body.count / 2)
                if state.forgets { state.sessions += 1 }
                return .hangUp
            }
            state.received += request.body
            if request.method == .PATCH {
                return .init(
                    .accepted,
                    [
                        "Location": "/v2/web/blobs/uploads/\(state.sessions)?state=b",
                        "Range": "0-\(state.received.count - 1)",
                    ])
            }
            state.stored[OCIDigest(of: state.received)] = state.received
            return .init(.created)
        }
    }

    private static let bytes: [UInt8] = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 17) }

    private func upload(
        _ registry: Registry, _ change: (inout BlobTransferSizes) -> Void = { _ in }
    ) async throws -> [LoopbackServer.Request] {
        var transfers = BlobTransferSizes()
        change(&transfers)
        return try await LoopbackServer.run(answering: registry.answer) { server in
            try await HTTPTransport.withTransport(HTTPConfiguration(userAgent: "t")) { transport in
                let client = try RegistryClient(
                    host: "127.0.0.1:\(server.port)", access: RegistryAccess(), transport: transport,
                    transfers: transfers)
                let descriptor = OCIDescriptor(mediaType: OCIMediaType.chart, of: Self.bytes)
                try await BlobUpload(client: client, repository: "web", descriptor, Self.bytes).run()
            }
            return server.requests
        }
    }

    private func isStored(in registry: Registry) -> Bool {
        registry.state.withLock { $0.stored[OCIDigest(of: Self.bytes)] == Self.bytes }
    }

    @Test func sendsSmallContentAtOnce() async throws {
        let registry = Registry()
        let requests = try await upload(registry)
        #expect(isStored(in: registry))
        #expect(requests.map(\.method) == [.HEAD, .POST, .PUT])
        #expect(requests[2].path == "/v2/web/blobs/uploads/1?state=a&digest=\(OCIDigest(of: Self.bytes))")
    }

    @Test func sendsLargeContentInPieces() async throws {
        let registry = Registry()
        let requests = try await upload(registry) { sizes in
            sizes.largestWhole = 50_000
            sizes.piece = 40_000
        }
        #expect(isStored(in: registry))
        #expect(requests.map(\.method) == [.HEAD, .POST, .PATCH, .PATCH, .PATCH, .PUT])
        #expect(
            requests.compactMap { $0.headers.first(name: "Content-Range") }
                == ["0-39999", "40000-79999", "80000-99999"])
    }

    @Test func goesOnWhereTheRegistryStopped() async throws {
        let registry = Registry { $0.failures = [2] }
        let requests = try await upload(registry) { sizes in
            sizes.largestWhole = 50_000
            sizes.piece = 40_000
        }
        #expect(isStored(in: registry))
        #expect(
            requests.compactMap { $0.headers.first(name: "Content-Range") }
                == ["0-39999", "40000-79999", "60000-99999"])
    }

    @Test func takesUpAWholeTransferInPieces() async throws {
        let registry = Registry { $0.failures = [1] }
        let requests = try await upload(registry)
        #expect(isStored(in: registry))
        #expect(requests.map(\.method) == [.HEAD, .POST, .PUT, .GET, .PATCH, .PUT])
    }

    @Test func beginsAnewWhenTheRegistryForgot() async throws {
        let registry = Registry { state in
            state.failures = [1]
            state.forgets = true
        }
        let requests = try await upload(registry)
        #expect(isStored(in: registry))
        #expect(requests.map(\.method).filter { $0 == .POST }.count == 2)
    }

    @Test func givesUpInTheEnd() async throws {
        let registry = Registry { $0.failures = Set(1...100) }
        let error = await #expect(throws: YareError.self) { try await upload(registry) { $0.attempts = 3 } }
        #expect(error?.code == "http.unreachable")
        #expect(registry.state.withLock { $0.contentRequests } == 3)
    }

    @Test func takesWhatTheRegistryHasElsewhere() async throws {
        let registry = Registry { $0.mounts = true }
        let requests = try await upload(registry) { $0.leastMounted = 1000 }
        #expect(requests.map(\.method) == [.HEAD, .POST])
        #expect(requests[1].path == "/v2/web/blobs/uploads/?mount=\(OCIDigest(of: Self.bytes))")
    }
}
