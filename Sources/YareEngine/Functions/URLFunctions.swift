import YareBase
import YareTemplate

/// Sprig's functions that take URLs apart and put them together.
extension FunctionTable {
    static var urls: [TemplateFunction] {
        [
            TemplateFunction("urlParse", [.string]) { call throws(YareError) in
                do throws(YareError) {
                    return .dictionary(parts(of: try URLReference(parsing: call.string(0))))
                } catch {
                    throw error.during("unable to parse url")
                }
            },
            TemplateFunction("urlJoin", [.dictionary]) { call throws(YareError) in
                .string(try url(of: call.dictionary(0)).text)
            },
        ]
    }

    private static func parts(of url: URLReference) -> TemplateDictionary {
        let parts: SortedMap<TemplateValue> = [
            "scheme": .string(url.scheme), "host": .string(url.host), "hostname": .string(url.hostName),
            "path": .string(url.path), "query": .string(url.query), "opaque": .string(url.opaque),
            "fragment": .string(url.fragment), "userinfo": .string(url.user?.text ?? ""),
        ]
        return TemplateDictionary(parts)
    }

    private static func url(of parts: TemplateDictionary) throws(YareError) -> URLReference {
        var url = URLReference()
        url.scheme = try text(of: "scheme", in: parts)
        url.host = try text(of: "host", in: parts)
        url.path = try text(of: "path", in: parts)
        url.query = try text(of: "query", in: parts)
        url.opaque = try text(of: "opaque", in: parts)
        url.fragment = try text(of: "fragment", in: parts)
        let userInformation = try text(of: "userinfo", in: parts)
        guard !userInformation.isEmpty else { return url }
        do throws(YareError) {
            url.user = try URLReference(parsing: "proto://\(userInformation)@host").user
        } catch {
            throw error.during("unable to parse userinfo in dict")
        }
        return url
    }

    private static func text(of key: String, in parts: TemplateDictionary) throws(YareError) -> String {
        switch parts[key] {
        case nil: return ""
        case .string(let text)?: return text
        case .null?: throw .function("unable to parse \(key) key, must be of type string, but nil found")
        case let value?:
            throw .function("unable to parse \(key) key, must be of type string, but \(value.kindName) found")
        }
    }
}
