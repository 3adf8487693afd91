// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that building Yare builds no fuzzer.
let package = Package(
    name: "yare-fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "yare", path: "..")],
    targets: [
        // Feeds mutated texts to Yare's readers: `yare-fuzz yaml --seconds 60`.
        .executableTarget(name: "yare-fuzz", dependencies: [.product(name: "YareReading", package: "yare")])
    ],
    swiftLanguageModes: [.v6]
)
