import YareChart

/// The page of a chart with one of its tabs.
struct ChartPage {
    let view: ChartView
    let tab: ChartTab
    let pages: PageRenderer

    var page: Page {
        var data = ChartHead(view: view).data
        data["tabs"] = ChartTab.shown(for: view).map { tab -> PageData in
            [
                "name": tab.tab.title, "address": view.link(tab: tab.tab == .readme ? nil : tab.tab.rawValue),
                "isCurrent": tab.tab == self.tab, "count": shown(tab.count.map(String.init)),
            ]
        }
        let content = ChartTabContent(view: view, tab: tab)
        data["content"] = pages.part(content.template, content.data)
        data.merge(ChartSide(view: view).data) { own, _ in own }
        return Page(
            title: "\(view.address.name) \(view.version.version)", summary: view.metadata.description,
            template: "chart", data: data,
            feed: PageAddress.make(view.visit.base + view.address.path("feeds", suffix: ".xml")))
    }
}
