import HTTPTypes
import YareBase

/// What an address of the catalogue leads to.
enum CatalogueRoute: Hashable {
    case home
    /// The part of the home page that changes while one types.
    case search
    case chart(ChartAddress)
    case icon(ChartAddress)
    case badge(ChartAddress)
    case chartFeed(ChartAddress)
    /// Of one repository, or of all that the visitor may see.
    case repositoryFeed(TenantPath?)
    case comparison(ChartAddress)
    case playground(ChartAddress)
    case upload
    case login
    case logout
    case theme
    case asset(String)

    /// Finds the route of a path; `nil` when it is not the catalogue's.
    init?(_ path: RequestPath) {
        let parts = path.parts
        guard let first = parts.first else {
            self = .home
            return
        }
        guard first == "catalogue" else { return nil }
        switch parts.count {
        case 1: self = .home
        case 2:
            guard let route = Self.single(parts[1]) else { return nil }
            self = route
        default:
            guard let route = Self.below(parts[1], Array(parts.dropFirst(2))) else { return nil }
            self = route
        }
    }

    private static func single(_ name: String) -> CatalogueRoute? {
        switch name {
        case "search": .search
        case "upload": .upload
        case "login": .login
        case "logout": .logout
        case "theme": .theme
        case "feed.xml": .repositoryFeed(nil)
        default: nil
        }
    }

    private static func below(_ name: String, _ rest: [String]) -> CatalogueRoute? {
        switch name {
        case "charts": ChartAddress(rest).map(CatalogueRoute.chart)
        case "compare": ChartAddress(rest).map(CatalogueRoute.comparison)
        case "playground": ChartAddress(rest).map(CatalogueRoute.playground)
        case "icons": ChartAddress(rest).map(CatalogueRoute.icon)
        case "badges": ChartAddress(rest, suffix: ".svg").map(CatalogueRoute.badge)
        case "feeds": ChartAddress(rest, suffix: ".xml").map(CatalogueRoute.chartFeed)
        case "repositories" where rest.last == "feed.xml":
            (try? TenantPath(Array(rest.dropLast()))).map { .repositoryFeed($0) }
        case "assets" where rest.count == 1: .asset(rest[0])
        default: nil
        }
    }

    /// Whether the route takes a method.
    func accepts(_ method: HTTPRequest.Method) -> Bool {
        switch method {
        case .get, .head: self != .logout && self != .theme
        case .post:
            switch self {
            case .comparison, .playground, .upload, .login, .logout, .theme: true
            default: false
            }
        default: false
        }
    }
}

/// Where a chart stands: its repository and its name.
struct ChartAddress: Hashable {
    var tenant: TenantPath
    var name: String

    init(tenant: TenantPath, name: String) {
        self.tenant = tenant
        self.name = name
    }

    /// Takes the parts of a path: the last is the chart's name.
    init?(_ parts: [String], suffix: String = "") {
        guard let last = parts.last, last.hasSuffix(suffix), let tenant = try? TenantPath(Array(parts.dropLast()))
        else { return nil }
        self.init(tenant: tenant, name: String(last.dropLast(suffix.count)))
    }

    /// The path of a page about the chart, below the server's address.
    func path(_ page: String, suffix: String = "") -> String {
        "/catalogue/\(page)" + tenant.address(name) + suffix
    }
}
