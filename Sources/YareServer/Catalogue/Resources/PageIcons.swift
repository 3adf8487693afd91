/// The pictures of the catalogue itself, as SVG that takes the colour of the text around it.
enum PageIcons {
    /// A sail on a wave.
    static let mark = """
        <svg viewBox="0 0 32 32" aria-hidden="true"><path d="M17 3c5 5 8 10.500 8.500 17H17z" fill="currentColor"/>\
        <path d="M14 8c-3 4-5 7.500-6 12h6z" fill="currentColor" opacity=".7"/>\
        <path d="M4 25c3 2.200 5 2.200 8 0s5-2.200 8 0 5 2.200 8 0" fill="none" stroke="currentColor" \
        stroke-width="2.500" stroke-linecap="round"/></svg>
        """

    /// The mark as a file of its own.
    static let markFile = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0d2b3a"/>\
        <g color="#66c9d2" transform="translate(3 3) scale(.8125)">\
        <path d="M17 3c5 5 8 10.500 8.500 17H17z" fill="currentColor"/>\
        <path d="M14 8c-3 4-5 7.500-6 12h6z" fill="currentColor" opacity=".7"/>\
        <path d="M4 25c3 2.200 5 2.200 8 0s5-2.200 8 0 5 2.200 8 0" fill="none" stroke="currentColor" \
        stroke-width="2.500" stroke-linecap="round"/></g></svg>

        """

    static let search = """
        <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.750" \
        stroke-linecap="round"><circle cx="7" cy="7" r="4.750"/><path d="m10.500 10.500 3.500 3.500"/></svg>
        """

    static let theme = """
        <svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" \
        stroke-width="1.500"/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/></svg>
        """

    /// A chart's own picture, else the first letter of its name on one of five grounds.
    static func chart(_ name: String, picture: String?, isBig: Bool = false) -> String {
        let size = isBig ? " big" : ""
        if let picture {
            let address = HTMLText.escaped(picture)
            return
                "<div class=\"icon h4\(size)\"><img src=\"\(address)\" alt=\"\" loading=\"lazy\" width=\"64\" height=\"64\"></div>"
        }
        let letter = name.first { $0.isLetter || $0.isNumber }.map(String.init) ?? "·"
        let ground = name.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % 5
        return "<div class=\"icon h\(ground)\(size)\" aria-hidden=\"true\">\(HTMLText.escaped(letter))</div>"
    }
}
