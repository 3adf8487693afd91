import CMarkGFM

/// Markdown with GitHub's extensions: tables, strikethrough, bare addresses, task lists.
enum Markdown {
    /// The HTML of a text as cmark-gfm prints it. It still holds whatever markup the author wrote: only ``HTMLSanitizer`` may
    /// see it.
    static func unsafeHTML(of source: ArraySlice<UInt8>) -> [UInt8] {
        registerExtensions
        let options = CMARK_OPT_UNSAFE | CMARK_OPT_VALIDATE_UTF8
        guard let parser = cmark_parser_new(options) else { return [] }
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "autolink", "tasklist"] {
            if let syntax = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, syntax) }
        }
        source.withUnsafeBytes { bytes in
            cmark_parser_feed(parser, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
        }
        guard let document = cmark_parser_finish(parser) else { return [] }
        defer { cmark_node_free(document) }
        guard let html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser)) else {
            return []
        }
        defer { cmark_get_default_mem_allocator().pointee.free(html) }
        return String(cString: html).utf8.map(\.self)
    }

    /// cmark-gfm keeps its extensions in a table of the process, which must be filled once.
    private static let registerExtensions: Void = cmark_gfm_core_extensions_ensure_registered()
}
