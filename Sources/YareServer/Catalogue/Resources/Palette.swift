/// The colours of the catalogue, by what they are for, in light and in dark.
///
/// Styles name colours by these tokens only. A test computes the contrast of every pair in ``pairs``.
struct Palette: Sendable {
    /// `#rrggbb` by token.
    let colors: [(token: String, color: String)]

    /// A colour of text or of a sign, and what it stands on.
    struct Pair: Sendable, Hashable {
        var foreground: String
        var background: String
        /// 4.5 for text, 3 for what only has to be seen (WCAG 2.2, 1.4.3 and 1.4.11).
        var leastContrast = 4.5
    }

    static let light = Palette(colors: [
        ("canvas", "#f5f7f9"), ("surface", "#ffffff"), ("sunken", "#eef2f5"), ("line", "#d9e0e7"),
        ("edge", "#7d8b9a"), ("text", "#14212e"), ("muted", "#51606f"), ("accent", "#0a6570"),
        ("accent-strong", "#084f58"), ("on-accent", "#ffffff"), ("accent-soft", "#dff0f1"), ("bar", "#0d2b3a"),
        ("on-bar", "#f2f7f9"), ("bar-muted", "#b5c7d1"), ("danger", "#a8241b"), ("danger-soft", "#fcebe9"),
        ("warning", "#7a4b00"), ("warning-soft", "#fdf1d9"), ("success", "#1a6338"), ("success-soft", "#e2f4e8"),
        ("code-key", "#0a5a86"), ("code-string", "#1a6338"), ("code-number", "#8a3d00"), ("code-constant", "#8a3d00"),
        ("code-comment", "#5b6876"), ("code-action", "#7b2a8c"), ("code-mark", "#51606f"),
    ])

    static let dark = Palette(colors: [
        ("canvas", "#0e151c"), ("surface", "#151f29"), ("sunken", "#1b2732"), ("line", "#2a3948"),
        ("edge", "#6f8294"), ("text", "#e4ebf1"), ("muted", "#a3b2c0"), ("accent", "#66c9d2"),
        ("accent-strong", "#8fdbe2"), ("on-accent", "#04262b"), ("accent-soft", "#15363c"), ("bar", "#0a1b25"),
        ("on-bar", "#eaf2f6"), ("bar-muted", "#a9bcc8"), ("danger", "#ff9d94"), ("danger-soft", "#3b1b1a"),
        ("warning", "#f0c063"), ("warning-soft", "#362a12"), ("success", "#7fd6a0"), ("success-soft", "#15321f"),
        ("code-key", "#7cc4ee"), ("code-string", "#8fd6a4"), ("code-number", "#f0b27a"), ("code-constant", "#f0b27a"),
        ("code-comment", "#93a3b2"), ("code-action", "#d9a3e6"), ("code-mark", "#a3b2c0"),
    ])

    /// Every pair of colours that the styles put together.
    static let pairs: [Pair] =
        pairs(
            of: ["text", "muted", "accent", "accent-strong", "danger", "warning", "success"],
            on: ["canvas", "surface", "sunken"])
        + pairs(
            of: ["key", "string", "number", "constant", "comment", "action", "mark"].map { "code-" + $0 },
            on: ["surface", "sunken", "warning-soft"])
        + ["danger", "warning", "success", "accent"].flatMap { pairs(of: [$0, "text"], on: [$0 + "-soft"]) }
        + pairs(of: ["on-accent"], on: ["accent", "accent-strong"])
        + pairs(of: ["accent-strong"], on: ["accent-soft"])
        + pairs(of: ["muted", "accent"], on: ["danger-soft", "success-soft", "warning-soft"])
        + pairs(of: ["on-bar", "bar-muted"], on: ["bar"])
        + pairs(of: ["edge", "accent"], on: ["surface", "canvas"], leastContrast: 3)

    private static func pairs(
        of foregrounds: [String], on backgrounds: [String], leastContrast: Double = 4.5
    ) -> [Pair] {
        backgrounds.flatMap { background in
            foregrounds.map { Pair(foreground: $0, background: background, leastContrast: leastContrast) }
        }
    }

    /// The style sheet that gives the tokens their colours: by the reader's choice, else by the system's.
    static var css: String {
        """
        :root{color-scheme:light;\(light.declarations)}
        @media (prefers-color-scheme:dark){:root:not([data-theme="light"]){color-scheme:dark;\(dark.declarations)}}
        :root[data-theme="dark"]{color-scheme:dark;\(dark.declarations)}

        """
    }

    private var declarations: String {
        colors.map { "--\($0.token):\($0.color)" }.joined(separator: ";")
    }
}
