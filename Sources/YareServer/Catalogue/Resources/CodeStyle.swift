/// Listings and differences of text.
enum CodeStyle {
    static let css = """
        .file{border:1px solid var(--line);border-radius:var(--radius);background:var(--surface);overflow:hidden;margin-bottom:var(--s4)}
        .file>summary,.file>header{display:flex;flex-wrap:wrap;gap:var(--s2) var(--s4);align-items:center;justify-content:space-between;
        padding:var(--s2) var(--s4);background:var(--sunken);font-size:var(--small);min-height:2.75rem}
        .file>summary{cursor:pointer;justify-content:flex-start}
        .file>summary::before{content:"▸";color:var(--muted)}
        .file[open]>summary::before{content:"▾"}
        .file>summary>span:not(.path,.pill){color:var(--muted)}
        .file .path{font-family:var(--mono);font-weight:600;overflow-wrap:anywhere}
        .file .filter{flex:1 1 12rem;max-width:20rem;min-height:1.875rem;padding:0 var(--s3);font-size:var(--small)}
        .listing{margin:0;padding:var(--s3) 0;overflow:auto;line-height:1.6;counter-reset:line}
        .listing>span{display:block;padding:0 var(--s4) 0 0;counter-increment:line;min-width:max-content}
        .listing>span::before{content:counter(line);display:inline-block;width:3.5rem;padding-right:var(--s4);text-align:right;color:var(--code-comment);
        user-select:none;-webkit-user-select:none;cursor:pointer}
        .listing>span:target,.listing>span.hit{background:var(--warning-soft)}
        .listing.tall{max-height:70vh}
        .listing i{font-style:normal}
        .k{color:var(--code-key)}.s{color:var(--code-string)}.n{color:var(--code-number)}.b{color:var(--code-constant)}
        .c{color:var(--code-comment)}.t{color:var(--code-action)}.m{color:var(--code-mark)}
        .listing .c{font-style:italic}
        .diff{margin:0;overflow:auto;font-size:.8125rem;line-height:1.6}
        .diff table{font:inherit;font-family:var(--mono);min-width:max-content}
        .diff td{border:0;padding:0 var(--s3);white-space:pre}
        .diff .num{color:var(--muted);text-align:right;user-select:none;-webkit-user-select:none;width:1%;padding:0 var(--s2)}
        .diff td:nth-child(3){width:1%;padding:0 var(--s2)}
        .diff .gone{background:var(--danger-soft)}
        .diff .come{background:var(--success-soft)}
        .diff .gap td{background:var(--sunken);color:var(--muted)}

        """
}
