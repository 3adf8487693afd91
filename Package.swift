// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "yare",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "yare", targets: ["yare"]),
        // What reads hostile bytes, for the fuzzer in Fuzz/.
        .library(name: "YareReading", targets: ["YareBase", "YareYAML", "YareTemplate", "YareArchive"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // MARK: the system's C libraries, each imported by one module only

        .systemLibrary(
            name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(
            name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "CMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
        // The C face of RE2.
        .target(name: "CRegex", linkerSettings: [.linkedLibrary("re2")]),

        // MARK: from text to manifests: synchronous value code without I/O of its own

        // The vocabulary: values, places, errors, versions, patterns.
        .module("YareBase"),
        // Text to and from values: YAML by go-yaml's rules, JSON, TOML.
        .module("YareYAML", ["YareBase", "CLibYAML"]),
        // The Go template language, ignorant of Helm.
        .module("YareTemplate", ["YareBase"]),
        // Tar and gzip, in and out, with limits and path safety.
        .module("YareArchive", ["YareBase", "CLibArchive"]),
        // A chart: model, loading, values, dependencies, schema, lint, packaging.
        .module("YareChart", ["YareBase", "YareYAML", "YareArchive"]),
        // Chart and values to manifests, hooks and notes, with Sprig's and Helm's functions.
        .module(
            "YareEngine",
            [
                "YareBase", "YareYAML", "YareTemplate", "YareChart", "CRegex",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "X509", package: "swift-certificates"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
            ]),

        // MARK: from manifests to a cluster

        // SQLite files that several processes share: opening, schema versions, errors that say what to do.
        .module("YareDatabase", ["YareBase", "CSQLite", .product(name: "GRDB", package: "GRDB.swift")]),
        // What a cluster can do, and the embedded cluster that does it in SQLite.
        .module(
            "YareCluster", ["YareBase", "YareYAML", "YareDatabase", .product(name: "GRDB", package: "GRDB.swift")]),
        // What was deployed: releases, their records, the stores that keep them.
        .module(
            "YareRelease",
            [
                "YareBase", "YareYAML", "YareChart", "YareCluster", "YareDatabase", "CZlib",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        // Changing a cluster: plans and their execution.
        .module("YareDeploy", ["YareBase", "YareYAML", "YareChart", "YareEngine", "YareRelease", "YareCluster"]),

        // MARK: repositories

        // Publishing and finding charts: indexes, caches, search, download, registries, dependencies.
        .module(
            "YareRepository",
            [
                "YareBase", "YareYAML", "YareArchive", "YareChart", "YareDatabase", "CZlib",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        // Serving a chart repository: index, packages, ChartMuseum's API, the catalogue.
        .module(
            "YareServer",
            [
                "YareBase", "YareYAML", "YareTemplate", "YareArchive", "YareChart", "YareEngine", "YareDatabase",
                "YareRepository", "CMarkGFM", "CZlib",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),

        // MARK: the command line

        .module(
            "YareCommands",
            [
                "YareBase", "YareYAML", "YareTemplate", "YareArchive", "YareChart", "YareEngine", "YareCluster",
                "YareRelease", "YareDeploy", "YareRepository", "YareServer",
                .product(name: "Logging", package: "swift-log"),
            ]),
        // A fixed address spares the loader its relocations: Documentation/Decisions/0003-position-dependent-binary.md.
        .executableTarget(
            name: "yare", dependencies: ["YareCommands"], swiftSettings: .yare,
            linkerSettings: [
                .unsafeFlags(["-Xclang-linker", "-no-pie"], .when(platforms: [.linux], configuration: .release))
            ]),

        // MARK: tests

        // Fixtures, marked text, snapshots, temporary folders.
        .module("YareTestSupport", ["YareBase", "YareYAML", "YareChart"]),
        // A cluster that answers as a test tells it to.
        .module("YareClusterTesting", ["YareBase", "YareCluster"]),
        .tests("YareBaseTests"),
        .tests("YareYAMLTests", ["YareYAML"]),
        .tests("YareTemplateTests", ["YareTemplate"]),
        .tests("YareArchiveTests", ["YareArchive"]),
        .tests("YareChartTests", ["YareChart", "YareArchive", "YareYAML"]),
        .tests(
            "YareEngineTests",
            [
                "YareEngine", "YareTemplate", .product(name: "X509", package: "swift-certificates"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
            ]),
        .tests("YareDatabaseTests", ["YareDatabase", .product(name: "GRDB", package: "GRDB.swift")]),
        .tests("YareClusterTests", ["YareYAML", "YareCluster", "YareClusterTesting"]),
        .tests(
            "YareReleaseTests",
            [
                "YareChart", "YareYAML", "YareCluster", "YareRelease", "YareClusterTesting",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .tests(
            "YareDeployTests",
            ["YareDeploy", "YareYAML", "YareChart", "YareEngine", "YareCluster", "YareRelease", "YareClusterTesting"]),
        .tests(
            "YareRepositoryTests",
            [
                "YareRepository", "YareChart", "YareArchive", "YareYAML", "YareDatabase", "CZlib",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        .tests(
            "YareServerTests",
            [
                "YareServer", "YareRepository", "YareChart", "YareArchive", "YareYAML",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
            ]),
        .tests("ConformanceTests", ["YareCommands"]),
        .tests(
            "CommandLineTests", ["YareCommands", "YareRelease", .product(name: "GRDB", package: "GRDB.swift")]),
    ],
    swiftLanguageModes: [.v6]
)

extension Target {
    /// A module of Yare.
    static func module(_ name: String, _ dependencies: [Dependency] = []) -> Target {
        .target(name: name, dependencies: dependencies, swiftSettings: .yare)
    }

    /// The tests of a module; fixtures and snapshots lie beside them and are read from the source folder.
    static func tests(_ name: String, _ dependencies: [Dependency] = []) -> Target {
        .testTarget(
            name: name, dependencies: dependencies + ["YareBase", "YareTestSupport"], swiftSettings: .yare)
    }
}

extension [SwiftSetting] {
    static var yare: [SwiftSetting] {
        [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .treatAllWarnings(as: .error),
            // Exclusive access is checked at run time in debug builds and tests; the evaluator is a sixth faster without.
            .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
        ]
    }
}
