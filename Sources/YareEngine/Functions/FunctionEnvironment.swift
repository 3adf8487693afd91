import YareTemplate

/// What the functions of one rendering know of the world around them.
///
/// The renderer makes one for a run and hands it to the evaluator as its host. Everything that would make two runs
/// differ (the clock, randomness, the time zone, the network, the cluster) is here, so that a test can pin it.
public final class FunctionEnvironment {
    /// Tells the present time.
    public var clock: () -> ClockReading
    /// Where random strings, numbers and identifiers come from. Keys never do: they take the system's randomness.
    public var random: any RandomNumberGenerator
    /// The value of the variable `TZ`, or `nil` when it is not set: the zone of `date` and `toDate`, by Go's rules.
    public var timeZoneName: String?
    /// Whether `getHostByName` may ask the resolver (`--enable-dns`); otherwise it answers with the empty string.
    public var allowsDNS: Bool
    /// Whether this is a lint run, in which `required` and `fail` do not stop the rendering.
    public var isLinting: Bool
    /// The cluster behind `lookup`, or `nil` when the rendering has none: then `lookup` answers with an empty map.
    public var cluster: (any ClusterLookup)?

    /// The zone that stands for Go's `time.Local`, read when first asked for.
    lazy var localZone = TimeZone.local(variable: timeZoneName)
    private var zones: [String: TimeZone?] = [:]

    public init(
        clock: @escaping () -> ClockReading = ClockReading.now,
        random: any RandomNumberGenerator = SystemRandomNumberGenerator(),
        timeZoneName: String? = nil, allowsDNS: Bool = false, isLinting: Bool = false,
        cluster: (any ClusterLookup)? = nil
    ) {
        self.clock = clock
        self.random = random
        self.timeZoneName = timeZoneName
        self.allowsDNS = allowsDNS
        self.isLinting = isLinting
        self.cluster = cluster
    }

    /// A zone by Go's names (`Local`, `UTC` or one of the IANA database), or `nil` when there is none; read once.
    func zone(named name: String) -> TimeZone? {
        if name == "Local" { return localZone }
        if let zone = zones[name] { return zone }
        let zone = TimeZone.named(name)
        zones[name] = zone
        return zone
    }
}

extension TemplateCall {
    /// The world of the rendering that this call happens in.
    var environment: FunctionEnvironment {
        evaluator.host as? FunctionEnvironment ?? FunctionEnvironment()
    }
}
