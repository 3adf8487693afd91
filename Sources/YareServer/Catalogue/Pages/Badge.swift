/// A small picture with a chart's newest version, for the README of whoever publishes it.
struct Badge {
    let label: String
    let text: String

    /// An SVG document.
    var svg: String {
        let (left, right) = (Self.width(of: label), Self.width(of: text))
        let (label, text) = (HTMLText.escaped(label), HTMLText.escaped(text))
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(left + right)" height="20" role="img" \
            aria-label="\(label): \(text)"><title>\(label): \(text)</title>\
            <clipPath id="r"><rect width="\(left + right)" height="20" rx="4"/></clipPath><g clip-path="url(#r)">\
            <rect width="\(left)" height="20" fill="#0d2b3a"/><rect x="\(left)" width="\(right)" height="20" fill="#0a6570"/></g>\
            <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">\
            <text x="\(left / 2)" y="14">\(label)</text><text x="\(left + right / 2)" y="14">\(text)</text></g></svg>

            """
    }

    /// About how wide a text of 11 pixels is, with space at both ends.
    private static func width(of text: String) -> Int {
        text.unicodeScalars.reduce(14) { $0 + ("iljt.,:;'|!I-".unicodeScalars.contains($1) ? 4 : 7) }
    }
}
