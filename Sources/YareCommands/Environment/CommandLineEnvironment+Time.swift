import YareBase
import YareCluster

extension CommandLineEnvironment {
    /// The time to write into files: that of `SOURCE_DATE_EPOCH` where it is set, so that the same input always gives the
    /// same bytes, else the present.
    var now: Timestamp {
        self["SOURCE_DATE_EPOCH"].flatMap { Int64($0) }.map { Timestamp(seconds: $0) } ?? WallClock.now()
    }
}
