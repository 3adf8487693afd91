public import YareBase
public import YareChart

/// Makes the manifest of a chart, byte for byte as Helm 3.17 does.
///
/// A chart's manifest follows from the chart and the time alone, so whoever makes it comes to the same digest.
/// Source: Helm's `pkg/registry/client.go` and `util.go`.
public enum ChartManifest {
    /// The manifest of a package.
    ///
    /// - Parameters:
    ///   - metadata: what the package's `Chart.yaml` says.
    ///   - package: the package; its media type is set here.
    ///   - provenance: the provenance file, if there is one.
    ///   - created: when the package was made, written with its offset.
    public static func manifest(
        of metadata: ChartMetadata, package: (digest: OCIDigest, size: Int),
        provenance: (digest: OCIDigest, size: Int)?, created: Timestamp
    ) throws(YareError) -> OCIManifest {
        var layers = [OCIDescriptor(mediaType: OCIMediaType.chart, digest: package.digest, size: package.size)]
        if let provenance {
            layers.append(
                OCIDescriptor(
                    mediaType: OCIMediaType.provenance, digest: provenance.digest, size: provenance.size))
        }
        return OCIManifest(
            configuration: OCIDescriptor(
                mediaType: OCIMediaType.chartConfiguration, of: try metadata.configuration()),
            layers: layers.sorted { $0.digest.description < $1.digest.description },
            annotations: annotations(of: metadata, created: created))
    }

    /// The annotations of a chart's manifest: what is known from `Chart.yaml`, then the chart's own, which may change
    /// all but the title and the version.
    public static func annotations(of metadata: ChartMetadata, created: Timestamp) -> SortedMap<String> {
        var annotations = SortedMap<String>()
        let known = [
            ("description", metadata.description), ("title", metadata.name), ("version", metadata.version),
            ("url", metadata.home), ("created", created.text(.seconds)), ("source", metadata.sources.first ?? ""),
            ("authors", authors(of: metadata)),
        ]
        for (name, text) in known where text.utf8.contains(where: { $0 > 0x20 }) { annotations[prefix + name] = text }
        for (key, text) in metadata.annotations where key != prefix + "title" && key != prefix + "version" {
            annotations[key] = text
        }
        return annotations
    }

    private static let prefix = "org.opencontainers.image."

    private static func authors(of metadata: ChartMetadata) -> String {
        metadata.maintainers.compactMap(\.self).map { maintainer in
            maintainer.name + (maintainer.email.isEmpty ? "" : " (\(maintainer.email))")
        }.joined(separator: ", ")
    }
}
