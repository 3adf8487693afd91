import YareBase
import YareRepository
import YareChart

/// A feed of new versions (RSS 2.0).
struct Feed {
    struct Item {
        var title: String
        var address: String
        var text: String
        var time: Timestamp
        /// Stays the same for the same package.
        var identifier: String
    }

    let title: String
    let address: String
    let feedAddress: String
    let items: [Item]

    static let mostItems = 50

    /// The document.
    var xml: String {
        var xml = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
            <title>\(HTMLText.escaped(title))</title>
            <link>\(HTMLText.escaped(address))</link>
            <description>New versions of charts</description>
            <atom:link href="\(HTMLText.escaped(feedAddress))" rel="self" type="application/rss+xml"/>

            """
        for item in items { xml += Self.xml(of: item) }
        return xml + "</channel></rss>\n"
    }

    private static func xml(of item: Item) -> String {
        """
        <item><title>\(HTMLText.escaped(item.title))</title><link>\(HTMLText.escaped(item.address))</link>\
        <description>\(HTMLText.escaped(item.text))</description>\
        <guid isPermaLink="false">\(HTMLText.escaped(item.identifier))</guid>\
        <pubDate>\(date(item.time))</pubDate></item>

        """
    }

    /// A time as mail writes it (RFC 5322): `Mon, 03 Nov 2025 09:05:00 GMT`.
    static func date(_ time: Timestamp) -> String {
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let day = Int((time.seconds - (time.seconds % 86_400 + 86_400) % 86_400) / 86_400)
        let text = Timestamp(seconds: time.seconds).text()
        let words = PageText.date(time).split(separator: " ")
        guard words.count == 3 else { return "" }
        let number = words[0].count == 1 ? "0\(words[0])" : String(words[0])
        return "\(days[((day % 7) + 7) % 7]), \(number) \(words[1]) \(words[2]) \(text.dropFirst(11).prefix(8)) GMT"
    }
}

extension Feed {
    /// The feed of a chart: all its versions.
    init(_ address: ChartAddress, _ versions: [StoredVersion], for visit: Visit) {
        let page = visit.origin + visit.base + PageAddress.make(address.path("charts"))
        self.init(
            title: address.name, address: page,
            feedAddress: visit.origin + visit.base + PageAddress.make(address.path("feeds", suffix: ".xml")),
            items: versions.sorted { $0.created > $1.created }.prefix(Self.mostItems).map { version in
                let description = (try? version.record())?.metadata.description ?? ""
                return Item(
                    title: "\(version.name) \(version.version)",
                    address: page + "?version=" + PageAddress.encoded(version.version), text: description,
                    time: version.created, identifier: "sha256:\(version.digest)")
            })
    }

    /// The feed of a repository, or of several: the newest versions of its charts.
    init(_ tenant: TenantPath?, _ cards: [CatalogueCard], for visit: Visit) {
        let name = tenant?.text ?? ""
        let page = visit.origin + visit.base
        self.init(
            title: name.isEmpty ? "Charts" : name,
            address: page + (name.isEmpty ? "/" : PageAddress.make("/catalogue", ["repository": name])),
            feedAddress: page
                + (name.isEmpty ? "/catalogue/feed.xml" : PageAddress.make("/catalogue/repositories/\(name)/feed.xml")),
            items: cards.sorted { $0.created > $1.created }.prefix(Self.mostItems).map { card in
                Item(
                    title: "\(card.name) \(card.version)",
                    address: page + PageAddress.make(card.path("charts"), ["version": card.version]),
                    text: card.description, time: card.created, identifier: "sha256:\(card.digest)")
            })
    }
}
