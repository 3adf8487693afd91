/// The names of headings for links, as GitHub makes them; `readme-` stands in front, so that none equals a name of the page.
struct HeadingSlugs {
    private var counts: [String: Int] = [:]

    /// The name of the next heading; equal texts are numbered.
    mutating func anchor(for text: String) -> String {
        let slug = Self.slug(of: text)
        let count = counts[slug, default: 0]
        counts[slug] = count + 1
        return "readme-" + (count == 0 ? slug : "\(slug)-\(count)")
    }

    /// The name that a link within a README means, or `nil` for one that cannot be.
    static func anchor(_ name: String) -> String? {
        let slug = slug(of: name)
        return slug.isEmpty ? nil : "readme-" + slug
    }

    /// Letters, digits, `-` and `_` in lower case, spaces as `-`.
    private static func slug(of text: String) -> String {
        var slug = ""
        for scalar in text.lowercased().unicodeScalars.prefix(120) {
            if scalar == " " {
                slug += "-"
            } else if scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
                || scalar.properties.numericType != nil
            {
                slug.unicodeScalars.append(scalar)
            }
        }
        return slug
    }
}
