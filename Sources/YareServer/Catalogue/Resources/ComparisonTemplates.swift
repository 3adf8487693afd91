/// The pages that compare and try out charts.
enum ComparisonTemplates {
    static let comparison = """
        {{> chartHead}}
        <h2 class="hidden">Comparison of two versions</h2>
        <form class="panel" method="{{method}}" action="{{action}}">
        <input type="hidden" name="view" value="{{view}}">
        <div class="row"><div class="field"><label for="from">From</label><select id="from" name="from">{{#from}}<option{{#isChosen}} selected{{/isChosen}}>{{version}}</option>{{/from}}</select></div>
        <div class="field"><label for="to">To</label><select id="to" name="to">{{#to}}<option{{#isChosen}} selected{{/isChosen}}>{{version}}</option>{{/to}}</select></div>
        <button class="button main">Compare</button></div>
        {{#asksForValues}}<div class="field"><label for="values">My values</label><textarea class="code" id="values" name="values" rows="8" spellcheck="false" autocapitalize="none">{{values}}</textarea><p class="hint">Both versions are rendered with these values over their defaults.</p></div>{{/asksForValues}}
        </form>
        <nav class="tabs" aria-label="What is compared">{{#tabs}}<a href="{{address}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{name}}</a>{{/tabs}}</nav>
        {{> problems}}
        {{#files}}<details class="file" open><summary><span class="path">{{name}}</span><span class="pill {{tone}}">{{change}}</span></summary>{{{html}}}</details>{{/files}}
        {{^hasFiles}}{{#emptyHeading}}<div class="empty"><h2>{{emptyHeading}}</h2><p>{{emptyText}}</p></div>{{/emptyHeading}}{{/hasFiles}}
        """

    static let problems = """
        {{#problems}}<div class="note {{tone}}"{{#isError}} role="alert"{{/isError}}>{{#place}}<p class="place">{{place}}</p>{{/place}}<p>{{message}}</p>{{#excerpt}}<pre>{{excerpt}}</pre>{{/excerpt}}{{#frames}}<p class="hint">{{.}}</p>{{/frames}}{{#hint}}<p class="hint">Hint: {{hint}}</p>{{/hint}}</div>{{/problems}}
        """

    static let playground = """
        {{> chartHead}}
        <div class="halves">
        <form method="post" action="{{action}}" data-playground>
        <h2 class="hidden">Values</h2>
        <div class="field"><label for="values">My values</label><textarea class="code" id="values" name="values" rows="18" spellcheck="false" autocapitalize="none" placeholder="# YAML, laid over the chart's defaults">{{values}}</textarea></div>
        <div class="row"><div class="field"><label for="release">Release</label><input id="release" type="text" name="release" value="{{release}}" autocapitalize="none" spellcheck="false"></div><div class="field"><label for="namespace">Namespace</label><input id="namespace" type="text" name="namespace" value="{{namespace}}" autocapitalize="none" spellcheck="false"></div><div class="field"><label for="kube">Kubernetes</label><input id="kube" type="text" name="kube" value="{{kube}}" placeholder="1.32" autocapitalize="none" spellcheck="false"></div><button class="button main">Render</button></div>
        <details class="file"><summary><span class="path">values.yaml</span><span>the chart's defaults</span></summary><pre class="listing tall" tabindex="0" aria-label="The chart's defaults">{{{defaults}}}</pre></details>
        </form>
        <section aria-label="What the chart renders to"><div id="rendered">{{> rendered}}</div></section>
        </div>
        """

    static let rendered = """
        {{#status}}<p role="status" class="label">{{status}}</p>{{/status}}
        {{> problems}}
        {{#notes}}<details class="file" data-keep="notes"><summary><span class="path">NOTES.txt</span></summary><pre class="listing">{{{notes}}}</pre></details>{{/notes}}
        {{#documents}}<details class="file"{{#isOpen}} open{{/isOpen}} data-keep="{{key}}"><summary><span class="path">{{name}}</span><span>{{source}}</span>{{#isHook}}<span class="pill">hook</span>{{/isHook}}</summary><pre class="listing" tabindex="0" aria-label="{{name}}">{{{html}}}</pre></details>{{/documents}}
        """
}
