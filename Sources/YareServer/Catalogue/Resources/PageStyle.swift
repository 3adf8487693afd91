/// How the page is laid out: bar, main part, sides, foot.
enum PageStyle {
    static let css = """
        .wide{width:100%;max-width:84rem;margin:0 auto;padding:0 var(--s5)}
        .bar{background:var(--bar);color:var(--on-bar);position:sticky;top:0;z-index:10}
        .bar .wide{display:flex;align-items:center;gap:var(--s5);min-height:3.75rem}
        .bar a{color:var(--on-bar);text-decoration:none}
        .brand{display:flex;align-items:center;gap:var(--s3);font-size:1.1875rem;font-weight:700;letter-spacing:-.02em}
        .brand svg{width:1.75rem;height:1.75rem;flex:none}
        .bar form.find{flex:1 1 auto;max-width:34rem;position:relative}
        .bar .find input{width:100%;height:2.375rem;padding:0 var(--s4) 0 2.5rem;border:1px solid transparent;border-radius:99px;
        background:rgb(255 255 255/.12);color:var(--on-bar);font:inherit}
        .bar .find input::placeholder{color:var(--bar-muted);opacity:1}
        .bar .find svg{position:absolute;left:.875rem;top:.6875rem;width:1rem;height:1rem;color:var(--bar-muted);pointer-events:none}
        .bar nav{margin-left:auto;display:flex;align-items:center;gap:var(--s2)}
        .bar nav a,.bar nav button{display:inline-flex;align-items:center;min-height:2.375rem;padding:0 var(--s3);border-radius:var(--radius-small);
        color:var(--bar-muted);background:none;border:0;font:inherit;font-weight:550;cursor:pointer;white-space:nowrap}
        .bar nav form{margin:0}
        .bar nav a:hover,.bar nav button:hover,.bar nav a[aria-current]{color:var(--on-bar);background:rgb(255 255 255/.1)}
        .bar nav svg{width:1.125rem;height:1.125rem}
        .bar .user{color:var(--bar-muted);max-width:10rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;padding:0 var(--s2)}
        main{flex:1 0 auto;padding:var(--s6) 0 var(--s7)}
        footer{border-top:1px solid var(--line);color:var(--muted);font-size:var(--small);padding:var(--s5) 0}
        footer .wide{display:flex;flex-wrap:wrap;gap:var(--s2) var(--s5);justify-content:space-between}
        footer ul{display:flex;flex-wrap:wrap;gap:var(--s2) var(--s5)}
        footer a{color:var(--muted)}
        .browse{display:grid;grid-template-columns:15rem minmax(0,1fr);gap:var(--s6);align-items:start}
        .split{display:grid;grid-template-columns:minmax(0,1fr) 21rem;gap:var(--s6);align-items:start}
        .halves{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:var(--s5);align-items:start}
        .narrow{max-width:26rem;margin:var(--s5) auto}
        .middle{max-width:44rem;margin:0 auto}
        .jump{display:none}
        @media (max-width:64rem){.split,.halves{grid-template-columns:minmax(0,1fr)}.jump{display:block}}
        @media (max-width:52rem){
        .browse{grid-template-columns:minmax(0,1fr);gap:var(--s4)}
        .wide{padding:0 var(--s4)}
        main{padding:var(--s5) 0 var(--s6)}
        .bar .wide{flex-wrap:wrap;gap:var(--s2) var(--s3);padding-top:var(--s2);padding-bottom:var(--s2)}
        .bar form.find{order:3;flex-basis:100%;max-width:none}
        .bar nav a,.bar nav button{padding:0 var(--s2)}
        .bar .user{display:none}
        }

        """
}
