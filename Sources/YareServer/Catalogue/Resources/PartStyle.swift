/// The parts that pages are made of: cards, pills, tabs, fields, tables, notes.
enum PartStyle {
    static let css = lists + controls + chart + notes

    private static let lists = """
        .head{display:flex;flex-wrap:wrap;align-items:baseline;gap:var(--s2) var(--s4);margin-bottom:var(--s5)}
        .head p{margin:0;color:var(--muted)}
        .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr));gap:var(--s4);list-style:none;margin:0;padding:0}
        .card{position:relative;display:flex;flex-direction:column;gap:var(--s3);height:100%;padding:var(--s4);background:var(--surface);
        border:1px solid var(--line);border-radius:var(--radius);box-shadow:var(--shadow)}
        .card:hover{border-color:var(--accent)}
        .card header{display:flex;gap:var(--s3);align-items:center;min-width:0}
        .card h2{font-size:1rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
        .card h2 a{color:var(--text);text-decoration:none}
        .card h2 a::after{content:"";position:absolute;inset:0;border-radius:var(--radius)}
        .card header div{min-width:0}
        .card header p{margin:0;font-size:var(--small);color:var(--muted);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
        .card .about{margin:0;color:var(--muted);display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
        .card footer{border:0;padding:0;margin-top:auto;display:flex;flex-wrap:wrap;gap:var(--s2);align-items:center;font-size:var(--small)}
        .icon{flex:none;width:2.75rem;height:2.75rem;border-radius:var(--radius-small);display:grid;place-items:center;font-weight:700;
        font-size:1.125rem;text-transform:uppercase;background:var(--accent-soft);color:var(--accent-strong);overflow:hidden}
        .icon.big{width:4rem;height:4rem;font-size:1.75rem;border-radius:var(--radius)}
        .icon img{width:100%;height:100%;object-fit:contain}
        .icon.h1{background:var(--success-soft);color:var(--success)}
        .icon.h2{background:var(--warning-soft);color:var(--warning)}
        .icon.h3{background:var(--danger-soft);color:var(--danger)}
        .icon.h4{background:var(--sunken);color:var(--text)}
        .pill{display:inline-block;max-width:100%;padding:.0625rem var(--s2);border-radius:99px;background:var(--sunken);color:var(--muted);
        font-size:.75rem;font-weight:550;line-height:1.5;text-decoration:none;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;
        vertical-align:middle}
        a.pill:hover{background:var(--accent-soft);color:var(--accent-strong)}
        .pill.good{background:var(--success-soft);color:var(--success)}
        .pill.warn{background:var(--warning-soft);color:var(--warning)}
        .pill.bad{background:var(--danger-soft);color:var(--danger)}
        .pill.mark{background:var(--accent-soft);color:var(--accent-strong)}
        .facets section{margin-bottom:var(--s5)}
        .facets h2,.side h2{font-size:var(--small);text-transform:uppercase;letter-spacing:.05em;color:var(--muted);margin-bottom:var(--s2)}
        .facets li a{display:flex;justify-content:space-between;gap:var(--s3);padding:.3125rem var(--s2);margin:0 calc(-1*var(--s2));
        border-radius:var(--radius-small);color:var(--text);text-decoration:none}
        .facets li a span:first-child{min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
        .facets li a span:last-child{color:var(--muted);font-size:var(--small);font-variant-numeric:tabular-nums}
        .facets li a:hover{background:var(--sunken)}
        .facets li a[aria-current]{background:var(--accent-soft);color:var(--accent-strong);font-weight:600}
        .facets>summary{cursor:pointer;font-weight:600;padding:var(--s3) var(--s4);background:var(--surface);
        border:1px solid var(--line);border-radius:var(--radius)}
        .pages{display:flex;flex-wrap:wrap;gap:var(--s2);justify-content:center;align-items:center;margin-top:var(--s6);color:var(--muted)}
        .empty{text-align:center;padding:var(--s7) var(--s4);color:var(--muted);background:var(--surface);border:1px dashed var(--line);
        border-radius:var(--radius)}
        .empty h2{color:var(--text);margin-bottom:var(--s2)}
        @media (max-width:52rem){
                .facets[open]>summary{margin-bottom:var(--s4)}
        .facets section{padding:0 var(--s2)}
        }
        @supports selector(::details-content){@media (min-width:52.01rem){
        .facets>summary{display:none}
        .facets::details-content{content-visibility:visible}
        }}

        """

    private static let controls = """
        .button,button.button{display:inline-flex;align-items:center;justify-content:center;gap:var(--s2);min-height:2.375rem;padding:0 var(--s4);
        border-radius:var(--radius-small);border:1px solid var(--edge);background:var(--surface);color:var(--text);font:inherit;font-weight:550;
        text-decoration:none;cursor:pointer;white-space:nowrap}
        .button:hover{border-color:var(--accent);color:var(--accent-strong)}
        .button.main{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
        .button.main:hover{background:var(--accent-strong);border-color:var(--accent-strong);color:var(--on-accent)}
        .button.small{min-height:1.875rem;padding:0 var(--s3);font-size:var(--small)}
        .button[disabled]{opacity:.6;cursor:default}
        .field{margin-bottom:var(--s4);min-width:0}
        .field label,.label{display:block;font-weight:600;font-size:var(--small);margin-bottom:var(--s1)}
        .field .hint{font-size:var(--small);color:var(--muted);margin:var(--s1) 0 0}
        input[type=text],input[type=search],input[type=password],select,textarea{width:100%;min-height:2.375rem;padding:var(--s2) var(--s3);
        border:1px solid var(--edge);border-radius:var(--radius-small);background:var(--surface);color:var(--text);font:inherit}
        textarea.code{line-height:1.5;min-height:9rem;resize:vertical;tab-size:2;white-space:pre;overflow:auto}
        .row{display:flex;flex-wrap:wrap;gap:var(--s3);align-items:end}
        .row .field{flex:1 1 9rem;margin:0}
        .row+*{margin-top:var(--s4)}
        form.panel+.tabs{margin-top:var(--s5)}
        .check{display:flex;gap:var(--s2);align-items:center;margin-bottom:var(--s4)}
        .check input{width:1.125rem;height:1.125rem;accent-color:var(--accent)}
        .tabs{display:flex;gap:var(--s1);overflow-x:auto;border-bottom:1px solid var(--line);margin-bottom:var(--s5);scrollbar-width:thin}
        .tabs a{padding:var(--s3) var(--s3);color:var(--muted);text-decoration:none;font-weight:550;border-bottom:3px solid transparent;white-space:nowrap}
        .tabs a:hover{color:var(--text)}
        .tabs a:focus-visible{outline-offset:-3px}
        .tabs a[aria-current]{color:var(--accent-strong);border-bottom-color:var(--accent)}
        .tabs .count{font-size:.75rem;color:var(--muted);margin-left:var(--s1);font-variant-numeric:tabular-nums}
        .drop{display:block;border:2px dashed var(--edge);border-radius:var(--radius);padding:var(--s6) var(--s4);text-align:center;background:var(--surface)}
        .drop.over{border-color:var(--accent);background:var(--accent-soft)}
        .drop input{display:block;margin:var(--s3) auto 0;width:fit-content}
        input[type=file]{max-width:100%;color:var(--muted);font:inherit;font-weight:400;font-size:var(--small)}
        ::file-selector-button{min-height:1.875rem;padding:0 var(--s3);margin-right:var(--s3);border-radius:var(--radius-small);border:1px solid var(--edge);
        background:var(--surface);color:var(--text);font:inherit;font-weight:550;cursor:pointer}

        """

    private static let chart = """
        .crumbs{font-size:var(--small);color:var(--muted);margin-bottom:var(--s4)}
        .crumbs a{color:var(--muted)}
        .title{display:flex;gap:var(--s4);align-items:flex-start;margin-bottom:var(--s5)}
        .title>div:not(.icon){min-width:0;flex:1}
        .title h1{font-size:var(--display);overflow-wrap:anywhere}
        .title .about{color:var(--muted);margin:var(--s1) 0 var(--s3);max-width:60rem}
        .facts{display:flex;flex-wrap:wrap;gap:var(--s2) var(--s4);align-items:center;font-size:var(--small);color:var(--muted)}
        .facts b{color:var(--text);font-weight:600}
        .panel{background:var(--surface);border:1px solid var(--line);border-radius:var(--radius);padding:var(--s5);box-shadow:var(--shadow);min-width:0}
        .panel+.panel{margin-top:var(--s5)}
        .panel>h2{margin-bottom:var(--s4)}
        .panel>h1{margin-bottom:var(--s2)}
        .panel>h1+p{color:var(--muted)}
        .panel>:last-child{margin-bottom:0}
        .side{display:grid;gap:var(--s5)}
        .side .panel+.panel{margin-top:0}
        .side .lines+p{margin:var(--s3) 0 0}
        .side ul{display:grid;gap:var(--s2)}
        .side li{overflow-wrap:anywhere}
        .side .pills{display:flex;flex-wrap:wrap;gap:var(--s2)}
        .side dl{margin:0;display:grid;gap:var(--s2)}
        .side dt{font-size:.75rem;color:var(--muted)}
        .side dd{margin:0;overflow-wrap:anywhere}
        .side .lines li{display:flex;justify-content:space-between;gap:var(--s3)}
        .side .lines span{color:var(--muted);font-size:var(--small);white-space:nowrap}
        .command{position:relative;margin-bottom:var(--s3)}
        .command h3{font-size:var(--small);font-weight:600;margin-bottom:var(--s1)}
        .command pre span{display:inline-block;max-width:100%}
        .command pre{margin:0;padding:var(--s3);background:var(--sunken);border-radius:var(--radius-small);white-space:pre-wrap;
        overflow-wrap:anywhere}
        .button.copy{position:absolute;right:0;top:-.25rem;min-height:1.375rem;padding:0 var(--s2);font-size:.75rem}
        .prose>:first-child{margin-top:0}
        .prose>:last-child{margin-bottom:0}
        .prose h2{font-size:var(--title);margin:var(--s6) 0 var(--s3);padding-bottom:var(--s2);border-bottom:1px solid var(--line)}
        .prose h3{font-size:1.1875rem;margin:var(--s5) 0 var(--s3)}
        .prose h4,.prose h5,.prose h6{font-size:1rem;margin:var(--s5) 0 var(--s2)}
        .prose ul,.prose ol{padding-left:var(--s5);margin:0 0 var(--s4)}
        .prose li+li{margin-top:var(--s1)}
        .prose code{background:var(--sunken);padding:.125em .35em;border-radius:4px;overflow-wrap:anywhere}
        .prose pre{background:var(--sunken);padding:var(--s4);border-radius:var(--radius-small);overflow:auto;margin:0 0 var(--s4)}
        .prose pre code{background:none;padding:0;overflow-wrap:normal}
        .prose blockquote{margin:0 0 var(--s4);padding:0 var(--s4);border-left:3px solid var(--edge);color:var(--muted)}
        .prose hr{border:0;border-top:1px solid var(--line);margin:var(--s5) 0}
        .prose td code{overflow-wrap:break-word;white-space:normal}
        .prose table{min-width:34rem}
        @media (max-width:52rem){.panel{padding:var(--s4)}}
        .remote-image{font-size:var(--small)}
        .scroll{overflow-x:auto;margin-bottom:var(--s4)}
        table{border-collapse:collapse;width:100%;font-size:.875rem}
        th,td{padding:var(--s2) var(--s3);border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
        th{font-weight:600;white-space:nowrap;color:var(--muted);font-size:var(--small)}
        td.right,th.right{text-align:right}td.center,th.center{text-align:center}
        tbody tr:last-child td{border-bottom:0}
        .num{font-variant-numeric:tabular-nums;white-space:nowrap}
        .schema details,.schema .leaf{border-top:1px solid var(--line);padding:var(--s3) 0}
        .schema>:first-child{border-top:0;padding-top:0}
        .schema details details,.schema details .leaf{margin-left:var(--s4)}
        .schema details>p{margin-left:1.05rem}
        .schema p+details,.schema p+.leaf,.schema summary+.leaf,.schema summary+details{margin-top:var(--s3)}
        .schema details>:last-child{padding-bottom:0}
        .schema summary{cursor:pointer}
        .schema .name{font-family:var(--mono);font-size:.8125rem;font-weight:600;overflow-wrap:anywhere}
        .schema .leaf{padding-left:1.05rem}
        .schema p{margin:var(--s1) 0 0;color:var(--muted);font-size:.875rem}
        .schema code{overflow-wrap:anywhere}
        .change{display:grid;grid-template-columns:6.5rem minmax(0,1fr);gap:var(--s3);padding:var(--s3) 0;border-top:1px solid var(--line)}
        .change:first-child{border-top:0}
        .change p{margin:0}

        """

    private static let notes = """
        .note{border:1px solid var(--line);border-left:4px solid var(--edge);border-radius:var(--radius-small);background:var(--surface);
        padding:var(--s3) var(--s4);margin-bottom:var(--s4)}
        .note p{margin:0}
        .note p+p{margin-top:var(--s2)}
        .note.bad{border-left-color:var(--danger);background:var(--danger-soft)}
        .note.warn{border-left-color:var(--warning);background:var(--warning-soft)}
        .note.good{border-left-color:var(--success);background:var(--success-soft)}
        .note pre{margin:var(--s2) 0 0;overflow-x:auto}
        .note .place{font-family:var(--mono);font-size:.8125rem;font-weight:600;overflow-wrap:anywhere}
        .note .hint{color:var(--muted);font-size:var(--small)}

        """
}
