/// The style sheet: tokens, page, then the parts of pages.
enum Style {
    static var css: String {
        Palette.css + foundation + PageStyle.css + PartStyle.css + CodeStyle.css
    }

    private static let foundation = """
        :root{
        --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Ubuntu,Cantarell,sans-serif;
        --mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;
        --s1:.25rem;--s2:.5rem;--s3:.75rem;--s4:1rem;--s5:1.5rem;--s6:2rem;--s7:3rem;
        --small:.8125rem;--base:.9375rem;--large:1.125rem;--title:1.5rem;--display:2rem;
        --radius:10px;--radius-small:6px;
        --shadow:0 1px 2px rgb(0 0 0/.05),0 4px 12px rgb(0 0 0/.04)
        }
        *,*::before,*::after{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;scroll-padding-top:5rem}
        body{margin:0;background:var(--canvas);color:var(--text);font:var(--base)/1.55 var(--sans);overflow-wrap:break-word;
        min-height:100vh;display:flex;flex-direction:column}
        h1,h2,h3,h4,h5,h6{line-height:1.25;margin:0;font-weight:650;letter-spacing:-.01em;text-wrap:balance}
        h1{font-size:var(--title)}h2{font-size:var(--large)}h3{font-size:1rem}
        p{margin:0 0 var(--s4)}
        a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
        a:hover{color:var(--accent-strong);text-decoration-thickness:2px}
        ul.plain{list-style:none;margin:0;padding:0}
        code,pre,kbd,samp,textarea.code{font-family:var(--mono);font-size:.8125rem}
        img,svg{max-width:100%}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
        .bar :focus-visible{outline-color:var(--on-bar)}
        .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .skip{position:absolute;left:var(--s4);top:-4rem;background:var(--surface);color:var(--accent);padding:var(--s2) var(--s4);
        border-radius:var(--radius-small);z-index:20}
        .skip:focus{top:var(--s2)}
        @media (prefers-reduced-motion:no-preference){a,button,.card{transition:background-color .12s,border-color .12s,color .12s}}

        """
}
