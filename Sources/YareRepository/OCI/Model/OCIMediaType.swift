/// The media types of what a registry keeps for a chart.
///
/// Source: Helm's `pkg/registry/constants.go`; the OCI image specification's `media-types.md`.
public enum OCIMediaType {
    /// A manifest: what belongs to one artifact.
    public static let manifest = "application/vnd.oci.image.manifest.v1+json"
    /// An index: several manifests under one name.
    public static let index = "application/vnd.oci.image.index.v1+json"
    /// What `Chart.yaml` says, as JSON.
    public static let chartConfiguration = "application/vnd.cncf.helm.config.v1+json"
    /// The package of a chart.
    public static let chart = "application/vnd.cncf.helm.chart.content.v1.tar+gzip"
    /// The package of a chart as Helm's first experiments called it.
    public static let legacyChart = "application/tar+gzip"
    /// The provenance file of a package.
    public static let provenance = "application/vnd.cncf.helm.chart.provenance.v1.prov"
    /// Bytes that say nothing about themselves.
    public static let octets = "application/octet-stream"
}
