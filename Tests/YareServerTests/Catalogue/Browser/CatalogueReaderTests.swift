import Testing
import YareBase

@testable import YareServer

/// The catalogue for those who hear it or have a keyboard only: what the browser tells a screen reader of each page, and
/// where the Tab key leads.
@Suite(.serialized) struct CatalogueReaderTests {
    private let world: CatalogueWorld

    init() throws {
        world = try CatalogueWorld(hasPlayground: true)
        for version in ["1.0.0", "1.1.0"] {
            try world.publish(
                "webserver", version, "description: Serves pages\nkeywords: [http]\nicon: https://example.com/a.png",
                files: [
                    "README.md":
                        "# Webserver\n\n## Deep\n\n![logo](logo.png) text\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
                    "values.yaml": "replicas: \(version == "1.0.0" ? 1 : 3)\nport: 80\n",
                    "values.schema.json":
                        "{\"properties\": {\"image\": {\"properties\": {\"tag\": {\"type\": \"string\"}}}}}",
                    "templates/service.yaml": "kind: Service\nmetadata:\n  name: {{ .Release.Name }}\n",
                ])
        }
    }

    private static let pages = [
        "/", "/catalogue?q=serves", "/catalogue?q=zzzz", "/catalogue/charts/webserver",
        "/catalogue/charts/webserver?tab=values", "/catalogue/charts/webserver?tab=schema",
        "/catalogue/charts/webserver?tab=templates", "/catalogue/charts/webserver?tab=versions",
        "/catalogue/compare/webserver", "/catalogue/compare/webserver?view=manifests",
        "/catalogue/playground/webserver", "/catalogue/upload", "/catalogue/login", "/catalogue/charts/none",
    ]

    @Test func canBeHeard() async throws {
        try await world.whileServing { url in
            let page = try await Browser().page()
            for path in Self.pages {
                try await page.open(url + path)
                let nodes = try await page.spokenNodes()
                for node in nodes where SpokenNode.namedRoles.contains(node.role) {
                    #expect(!node.name.isEmpty, "a \(node.role) without a name on \(path)")
                }
                for role in ["main", "banner", "contentinfo"] {
                    #expect(nodes.count { $0.role == role } == 1, "\(role) on \(path)")
                }
                let places = nodes.filter { $0.role == "navigation" }.map(\.name)
                #expect(Set(places).count == places.count, "\(places) on \(path)")
                let levels = nodes.filter { $0.role == "heading" }.map(\.level)
                #expect(levels.count { $0 == 1 } == 1, "\(levels) on \(path)")
                for (level, next) in zip([0] + levels, levels) { #expect(next <= level + 1, "\(levels) on \(path)") }
            }
        }
    }

    @Test func canBeUsedByKeyboard() async throws {
        try await world.whileServing { url in
            let page = try await Browser().page()
            for path in Self.pages {
                try await page.open(url + path)
                var stops: [String] = []
                while stops.count < 60, let stop = try await page.nextStop() {
                    #expect(stop.isVisible && stop.isMarked, "\(stop.name) on \(path)")
                    stops.append(stop.name)
                }
                #expect(stops.first == "Skip to content" && stops.count > 4 && stops.count < 60, "\(stops) on \(path)")
            }
        }
    }
}

/// What a screen reader is told of an element.
private struct SpokenNode {
    /// Elements that mean nothing without a name.
    static let namedRoles: Set = [
        "link", "button", "textbox", "searchbox", "combobox", "checkbox", "image", "navigation", "tab",
        "search", "complementary", "RootWebArea",
    ]

    let role: String
    let name: String
    /// The level of a heading.
    let level: Int64

    init?(_ node: Value) {
        guard node["ignored"] != true, let role = node["role"]?["value"]?.stringValue else { return nil }
        self.role = role
        name = node["name"]?["value"]?.stringValue ?? ""
        let level = node["properties"]?.listValue?.first { $0["name"]?.stringValue == "level" }
        self.level = level?["value"]?["value"]?.intValue ?? 0
    }
}

/// An element that the Tab key leads to.
private struct KeyboardStop {
    let name: String
    let isVisible: Bool
    /// Whether one sees that it has the focus.
    let isMarked: Bool
}

extension BrowserPage {
    fileprivate func spokenNodes() async throws -> [SpokenNode] {
        let tree = try await call("Accessibility.getFullAXTree")
        return (tree["nodes"]?.listValue ?? []).compactMap(SpokenNode.init)
    }

    /// Presses Tab; `nil` when the focus has left the page.
    fileprivate func nextStop() async throws -> KeyboardStop? {
        for type in ["keyDown", "keyUp"] {
            _ = try await call(
                "Input.dispatchKeyEvent",
                ["type": .string(type), "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9])
        }
        let stop = try await evaluate(
            """
            (() => {
              const element = document.activeElement;
              if (!element || element === document.body) return null;
              const box = element.getBoundingClientRect(), style = getComputedStyle(element);
              return {
                name: (element.innerText || element.getAttribute("aria-label") || element.id || element.tagName).trim(),
                isVisible: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight,
                isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none",
              };
            })()
            """)
        guard let name = stop["name"]?.stringValue else { return nil }
        return KeyboardStop(name: name, isVisible: stop["isVisible"] == true, isMarked: stop["isMarked"] == true)
    }
}
