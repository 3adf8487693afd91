/// The page of a chart: head, tabs, what the tab shows, and the side.
enum ChartTemplates {
    static let chart = """
        {{> chartHead}}
        <nav class="tabs" aria-label="Parts of the chart">{{#tabs}}<a href="{{address}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{name}}{{#count}}<span class="count">{{count}}</span>{{/count}}</a>{{/tabs}}</nav>
        <p class="jump"><a class="button" href="#install">Install, links and versions</a></p>
        <div class="split"><div>{{{content}}}</div><aside class="side" aria-label="About the chart">{{> side}}</aside></div>
        """

    static let chartHead = """
        <nav class="crumbs" aria-label="Where you are"><a href="{{base}}/">Charts</a>{{#tenant}} / <a href="{{tenantAddress}}">{{tenant}}</a>{{/tenant}} / <a href="{{chartAddress}}">{{name}}</a></nav>
        <div class="title">{{{icon}}}<div><h1>{{displayName}}</h1><p class="about">{{description}}</p>
        <div class="facts"><span>Version <b>{{version}}</b></span>{{#appVersion}}<span>App <b>{{appVersion}}</b></span>{{/appVersion}}<span>{{published}}</span>{{#license}}<span>{{license}}</span>{{/license}}{{#category}}<span>{{category}}</span>{{/category}}{{#pills}}<span class="pill {{tone}}">{{text}}</span>{{/pills}}</div></div></div>
        {{#newer}}<div class="note"><p>There is a newer version: <a href="{{address}}">{{version}}</a>.{{#compare}} <a href="{{compare}}">What changed</a>{{/compare}}</p></div>{{/newer}}
        """

    static let side = """
        <section class="panel" id="install"><h2>Install</h2>
        {{#commands}}<div class="command"><h3>{{title}}</h3><pre data-copy>{{#words}}{{space}}<span>{{word}}</span>{{/words}}</pre></div>{{/commands}}
        {{#playground}}<a class="button main" href="{{playground}}">Try it in the playground</a>{{/playground}}
        </section>
        <section class="panel"><h2>Versions</h2><ul class="plain lines">{{#versions}}<li><a href="{{address}}"{{#isCurrent}} aria-current="true"{{/isCurrent}}>{{version}}</a><span>{{date}}</span></li>{{/versions}}</ul>{{#allVersions}}<p><a href="{{address}}">All {{count}} versions</a></p>{{/allVersions}}</section>
        {{#hasLinks}}<section class="panel"><h2>Links</h2><ul class="plain">{{#links}}<li><a href="{{address}}" rel="nofollow noopener noreferrer">{{name}}</a></li>{{/links}}</ul></section>{{/hasLinks}}
        {{#hasMaintainers}}<section class="panel"><h2>Maintainers</h2><ul class="plain">{{#maintainers}}<li>{{#address}}<a href="{{address}}" rel="nofollow noopener noreferrer">{{name}}</a>{{/address}}{{^address}}{{name}}{{/address}}</li>{{/maintainers}}</ul></section>{{/hasMaintainers}}
        {{#hasKeywords}}<section class="panel"><h2>Keywords</h2><div class="pills">{{#keywords}}<a class="pill" href="{{address}}">{{name}}</a>{{/keywords}}</div></section>{{/hasKeywords}}
        <section class="panel"><h2>Package</h2><dl>{{#facts}}<div><dt>{{name}}</dt><dd>{{#address}}<a href="{{address}}"{{#isOutside}} rel="nofollow noopener noreferrer"{{/isOutside}}>{{text}}</a>{{/address}}{{^address}}{{text}}{{/address}}</dd></div>{{/facts}}</dl></section>
        """

    static let readme = """
        {{#html}}<article class="panel prose">{{{html}}}</article>{{/html}}
        {{^html}}<div class="empty"><h2>No README</h2><p>The package of this version has none.</p></div>{{/html}}
        {{#isShortened}}<p class="note">The README is longer; this is its beginning.</p>{{/isShortened}}
        """

    static let listing = """
        {{#find}}<form class="row" method="get" role="search" aria-label="Search in this file"><input type="hidden" name="tab" value="{{tab}}">{{#version}}<input type="hidden" name="version" value="{{version}}">{{/version}}<div class="field"><label for="line-search">Search the values</label><input id="line-search" type="search" name="find" value="{{text}}" data-filter="listing" autocomplete="off" spellcheck="false"></div><button class="button" data-without-script>Search</button></form><p id="hits" role="status">{{#hits}}{{count}}{{#first}}: {{/first}}{{#lines}}<a href="#v{{.}}">line {{.}}</a> {{/lines}}{{/hits}}</p>{{/find}}
        {{#files}}<details class="file"{{#isOpen}} open{{/isOpen}}><summary><span class="path" id="{{anchor}}">{{name}}</span><span>{{note}}</span></summary><pre class="listing" tabindex="0" aria-label="{{name}}"{{#id}} id="{{id}}"{{/id}}>{{{html}}}</pre></details>{{/files}}
        {{^hasFiles}}<div class="empty"><h2>{{emptyHeading}}</h2><p>{{emptyText}}</p></div>{{/hasFiles}}
        """

    static let schema = """
        {{#hasProperties}}<div class="panel schema">{{#properties}}{{> property}}{{/properties}}</div>{{/hasProperties}}
        {{^hasProperties}}<div class="empty"><h2>No schema</h2><p>The chart describes no values in <code>values.schema.json</code>.</p></div>{{/hasProperties}}
        {{#isShortened}}<p class="note">The schema is larger; this is a part of it.</p>{{/isShortened}}
        """

    /// One property; those beneath it come already written.
    static let property = """
        {{#hasChildren}}<details{{#isOpen}} open{{/isOpen}}><summary>{{> propertyHead}}</summary>{{> propertyText}}{{#children}}{{> property}}{{/children}}</details>{{/hasChildren}}{{^hasChildren}}<div class="leaf">{{> propertyHead}}{{> propertyText}}</div>{{/hasChildren}}
        """

    static let propertyHead = """
        <span class="name" title="{{path}}">{{name}}</span> {{#types}}<span class="pill">{{types}}</span> {{/types}}{{#isRequired}}<span class="pill mark">required</span> {{/isRequired}}{{#isDeprecated}}<span class="pill warn">deprecated</span> {{/isDeprecated}}
        """

    static let propertyText = """
        {{#about}}<p>{{about}}</p>{{/about}}{{#default}}<p>Default <code>{{default}}</code></p>{{/default}}{{#choices}}<p>One of <code>{{choices}}</code></p>{{/choices}}{{#rules}}<p>{{rules}}</p>{{/rules}}
        """

    static let dependencies = """
        {{#hasRows}}<div class="panel scroll"><table><caption class="hidden">Dependencies</caption><thead><tr><th>Chart</th><th>Version</th><th>Repository</th><th>Condition</th></tr></thead><tbody>{{#rows}}<tr><td>{{#address}}<a href="{{address}}">{{name}}</a>{{/address}}{{^address}}{{name}}{{/address}}{{#alias}} as {{alias}}{{/alias}}</td><td class="num">{{version}}{{#locked}} <span class="pill">locked {{locked}}</span>{{/locked}}</td><td>{{#repositoryAddress}}<a href="{{repositoryAddress}}" rel="nofollow noopener noreferrer">{{repository}}</a>{{/repositoryAddress}}{{^repositoryAddress}}{{repository}}{{/repositoryAddress}}</td><td><code>{{condition}}</code></td></tr>{{/rows}}</tbody></table></div>{{/hasRows}}
        {{^hasRows}}<div class="empty"><h2>No dependencies</h2><p>The chart stands on its own.</p></div>{{/hasRows}}
        """

    static let versions = """
        <div class="panel scroll"><table><caption class="hidden">Versions</caption><thead><tr><th>Version</th><th>App</th><th>Published</th><th>Size</th>{{#hasOthers}}<th>Compare</th>{{/hasOthers}}</tr></thead><tbody>{{#rows}}<tr><td><a href="{{address}}"{{#isCurrent}} aria-current="true"{{/isCurrent}}>{{version}}</a>{{#isPrerelease}} <span class="pill">prerelease</span>{{/isPrerelease}}{{#isDeprecated}} <span class="pill warn">deprecated</span>{{/isDeprecated}}</td><td>{{appVersion}}</td><td class="num">{{date}}</td><td class="num">{{size}}</td>{{#hasOthers}}<td>{{#compare}}<a href="{{compare}}">with {{current}}</a>{{/compare}}</td>{{/hasOthers}}</tr>{{/rows}}</tbody></table></div>
        {{#isShortened}}<p class="note">These are the newest versions; there are more.</p>{{/isShortened}}
        """

    static let changes = """
        {{#sections}}<section class="panel"><h2>{{heading}}</h2>{{#changes}}<div class="change"><div><span class="pill {{tone}}">{{kind}}</span></div><div><p>{{text}}</p>{{#links}}<p><a href="{{address}}" rel="nofollow noopener noreferrer">{{name}}</a></p>{{/links}}</div></div>{{/changes}}</section>{{/sections}}
        {{#images}}<section class="panel scroll"><h2>Images</h2><table><thead><tr><th>Name</th><th>Image</th><th>Platforms</th></tr></thead><tbody>{{#rows}}<tr><td>{{name}}</td><td><code>{{image}}</code></td><td>{{platforms}}</td></tr>{{/rows}}</tbody></table></section>{{/images}}
        """
}
