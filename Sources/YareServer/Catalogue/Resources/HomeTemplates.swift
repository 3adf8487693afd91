/// The list of charts with its search.
enum HomeTemplates {
    static let home = """
        <div class="head"><h1>{{heading}}</h1><p id="count" role="status">{{count}}</p></div>
        <div id="results" class="browse">{{> results}}</div>
        """

    static let results = """
        <details class="facets" data-keep="facets"><summary>Narrow down</summary><nav aria-label="Narrow down">
        {{#facets}}<section><h2>{{heading}}</h2><ul class="plain">{{#choices}}<li><a href="{{address}}"{{#isChosen}} aria-current="true"{{/isChosen}}><span>{{name}}</span><span>{{count}}</span></a></li>{{/choices}}</ul></section>{{/facets}}
        </nav></details>
        <div>
        {{#hasCards}}<ul class="cards">{{#cards}}{{{.}}}{{/cards}}</ul>{{/hasCards}}
        {{^hasCards}}<div class="empty"><h2>{{emptyHeading}}</h2><p>{{emptyText}}</p>{{#reset}}<a class="button" href="{{reset}}">All charts</a>{{/reset}}</div>{{/hasCards}}
        {{#pages}}<nav class="pages" aria-label="Pages">{{#previous}}<a class="button" rel="prev" href="{{previous}}">Previous</a>{{/previous}}<span>Page {{number}} of {{count}}</span>{{#next}}<a class="button" rel="next" href="{{next}}">Next</a>{{/next}}</nav>{{/pages}}
        </div>
        """

    static let card = """
        <li><article class="card"><header>{{{icon}}}<div><h2 title="{{name}}"><a href="{{address}}">{{name}}</a></h2><p>{{#tenant}}{{tenant}} · {{/tenant}}{{version}}</p></div></header><p class="about">{{about}}</p><footer>{{#isDeprecated}}<span class="pill warn">Deprecated</span>{{/isDeprecated}}{{#isLibrary}}<span class="pill mark">Library</span>{{/isLibrary}}{{#appVersion}}<span class="pill" title="Version of the application">App {{appVersion}}</span>{{/appVersion}}{{#isPrerelease}}<span class="pill">Prerelease</span>{{/isPrerelease}}</footer></article></li>
        """
}
