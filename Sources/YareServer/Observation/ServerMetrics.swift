import Synchronization

/// What a server counts, as Prometheus reads it; ChartMuseum's names among them, so that its dashboards go on working.
public final class ServerMetrics: Sendable {
    private let counts = Mutex(Counts())

    private struct Counts {
        var requests: [Kind: Int] = [:]
        var hot: [HotKind: Int] = [:]
        var durations = Histogram()
        var requestBytes = 0
        var responseBytes = 0
        var uploads = 0

        func writeRequests(to page: inout PrometheusPage) {
            page.begin("chartmuseum_requests_total", "counter", "The number of requests.")
            let others = hot.map { (Kind(method: $0.key.method, status: $0.key.status, endpoint: "cached"), $0.value) }
            for (kind, count) in (Array(requests.map { ($0.key, $0.value) }) + others).sorted(by: { $0.0 < $1.0 }) {
                let labels = [("code", "\(kind.status)"), ("method", kind.method), ("url", kind.endpoint)]
                page.add("chartmuseum_requests_total", labels, count)
            }
        }
    }

    private struct Kind: Hashable, Comparable {
        var method: String
        var status: Int
        var endpoint: String

        static func < (left: Kind, right: Kind) -> Bool {
            (left.endpoint, left.method, left.status) < (right.endpoint, right.method, right.status)
        }
    }

    private struct HotKind: Hashable {
        var status: Int
        var method: String
    }

    /// Counts an answer.
    func note(_ method: String, _ status: Int, endpoint: String, seconds: Double, requestBytes: Int, responseBytes: Int)
    {
        counts.withLock { counts in
            counts.requests[Kind(method: method, status: status, endpoint: endpoint), default: 0] += 1
            counts.durations.note(seconds)
            counts.requestBytes += requestBytes
            counts.responseBytes += responseBytes
            if status == 201 { counts.uploads += 1 }
        }
    }

    /// Counts an answer that lay hot.
    func noteHotRequest(_ status: Int, _ method: String, bytes: Int) {
        counts.withLock { counts in
            counts.hot[HotKind(status: status, method: method), default: 0] += 1
            counts.responseBytes += bytes
        }
    }

    /// The counts in Prometheus' text format (version 0.0.4).
    ///
    /// - Parameter holdings: charts and versions by repository.
    func text(holdings: [(tenant: String, charts: Int, versions: Int)]) -> String {
        let counts = counts.withLock { $0 }
        var page = PrometheusPage()
        counts.writeRequests(to: &page)
        counts.durations.write("chartmuseum_request_duration_seconds", to: &page)
        page.add(counter: "chartmuseum_request_size_bytes_total", "The bytes of requests' bodies.", counts.requestBytes)
        page.add(
            counter: "chartmuseum_response_size_bytes_total", "The bytes of answers' bodies.", counts.responseBytes)
        page.add(counter: "yare_uploads_total", "The number of uploads taken in.", counts.uploads)
        page.begin("chartmuseum_charts_served_total", "gauge", "The number of charts.")
        for row in holdings { page.add("chartmuseum_charts_served_total", [("repo", row.tenant)], row.charts) }
        page.begin("chartmuseum_chart_versions_served_total", "gauge", "The number of versions of charts.")
        for row in holdings {
            page.add("chartmuseum_chart_versions_served_total", [("repo", row.tenant)], row.versions)
        }
        return page.text
    }
}

/// How often times lay below some bounds.
private struct Histogram {
    private static let bounds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10]
    private var counts = [Int](repeating: 0, count: bounds.count)
    private var total = 0
    private var sum = 0.0

    mutating func note(_ seconds: Double) {
        total += 1
        sum += seconds
        for (index, bound) in Self.bounds.enumerated() where seconds <= bound { counts[index] += 1 }
    }

    func write(_ name: String, to page: inout PrometheusPage) {
        page.begin(name, "histogram", "How long answers took that did not lie ready.")
        for (bound, count) in zip(Self.bounds, counts) { page.add(name + "_bucket", [("le", "\(bound)")], count) }
        page.add(name + "_bucket", [("le", "+Inf")], total)
        page.add(name + "_sum", [], "\(sum)")
        page.add(name + "_count", [], total)
    }
}
