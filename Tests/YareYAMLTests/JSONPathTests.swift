import Testing
import YareBase
import YareYAML

/// What `helm show values --jsonpath` of Helm 3.17.3 printed of the same values.
struct JSONPathTests {
    private let values: Value = [
        "image": ["repository": "nginx", "tag": "", "pullPolicy": "IfNotPresent"],
        "hosts": [
            ["host": "a.example", "port": 80, "paths": ["/", "/a"]],
            ["host": "b.example", "port": 8080, "paths": []],
        ],
        "replicas": 3.0, "enabled": true, "none": nil, "a.b": "dotted", "ratio": 0.5,
    ]

    @Test(arguments: [
        ("{.image}", #"{"pullPolicy":"IfNotPresent","repository":"nginx","tag":""}"#),
        ("{.image.repository}:{.replicas}", "nginx:3"),
        ("image.tag", "image.tag"),
        ("{image.repository}", ""),
        ("{$.enabled} {@.ratio}", "true 0.5"),
        ("{.hosts[0].host}", "a.example"),
        ("{.hosts[-1].host}", "b.example"),
        ("{.hosts[*].port}", "80 8080"),
        ("{.hosts[0:1].port}", "80"),
        ("{.hosts[0,1].port}", "80 8080"),
        ("{.hosts[?(@.port > 100)].host}", "b.example"),
        (#"{.hosts[?(@.host == "a.example")].port}"#, "80"),
        ("{..host}", "a.example b.example"),
        (#"{range .hosts[*]}{.host}{"\n"}{end}x"#, "a.example\nb.example\nx"),
        (#"{.a\.b}"#, "dotted"),
        ("{['a.b']}", "dotted"),
        ("{.image['tag','repository']}", " nginx"),
        ("{.none}", "null"),
        ("{.image.nope}", ""),
        ("{.replicas} {.nope}", ""),
        ("{.hosts[9]}", ""),
        (#"{"text"}{1}{true}"#, "text1true"),
    ])
    func findsWhatHelmFinds(path: String, text: String) throws {
        #expect(try JSONPath(path).text(of: values) == text)
    }

    @Test(arguments: [
        ("{.image", "unclosed action"),
        ("{", "unclosed action"),
        ("{.hosts[0}", "invalid array index 0}"),
        ("{range .hosts[*]}{.host}", "unclosed range"),
        (#"{"text}"#, "unterminated quoted string"),
    ])
    func refusesWhatIsNoPath(path: String, reason: String) {
        let error = #expect(throws: YareError.self) { try JSONPath(path) }
        #expect(error?.message == "error parsing jsonpath \(path): \(reason)")
    }

    @Test func doesNotFindWithoutEnd() throws {
        let path = "{" + String(repeating: "..", count: 40) + "*}"
        var value: Value = .list(Array(repeating: 1, count: 50))
        for _ in 0..<4 { value = .list([value, value, value]) }
        _ = try? JSONPath(path).text(of: value)
    }
}
