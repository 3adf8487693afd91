/// The frame of every page, and pages that say one thing.
enum LayoutTemplates {
    static let layout = """
        <!doctype html>
        <html lang="en"{{#theme}} data-theme="{{theme}}"{{/theme}}>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <title>{{title}}</title>
        {{#summary}}<meta name="description" content="{{summary}}">{{/summary}}
        <link rel="stylesheet" href="{{assets.style}}">
        <link rel="icon" type="image/svg+xml" href="{{assets.mark}}">
        {{#feed}}<link rel="alternate" type="application/rss+xml" title="New versions" href="{{feed}}">{{/feed}}
        <script src="{{assets.script}}" defer></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="bar"><div class="wide">
        <a class="brand" href="{{base}}/">{{{mark}}}<span>Yare</span></a>
        <form class="find" role="search" aria-label="Charts" action="{{base}}/catalogue" method="get">
        <label class="hidden" for="find">Search charts</label>{{{icons.search}}}
        <input id="find" type="search" name="q" value="{{query}}" placeholder="Search charts" autocomplete="off" spellcheck="false" maxlength="200"{{#isHome}} data-live{{/isHome}}>
        </form>
        <nav aria-label="Main">
        {{#mayUpload}}<a href="{{base}}/catalogue/upload"{{#isUpload}} aria-current="page"{{/isUpload}}>Upload</a>{{/mayUpload}}
        {{#user}}<span class="user" title="{{user}}">{{user}}</span><form action="{{base}}/catalogue/logout" method="post"><input type="hidden" name="token" value="{{token}}"><button>Log out</button></form>{{/user}}
        {{#mayLogIn}}<a href="{{login}}"{{#isLogin}} aria-current="page"{{/isLogin}}>Log in</a>{{/mayLogIn}}
        <form action="{{base}}/catalogue/theme" method="post" data-theme-form><input type="hidden" name="return" value="{{path}}"><button name="theme" value="{{otherTheme}}" aria-label="Switch between light and dark" title="Switch between light and dark">{{{icons.theme}}}</button></form>
        </nav>
        </div></header>
        <main id="main" tabindex="-1"><div class="wide">
        {{{body}}}
        </div></main>
        <footer><div class="wide">
        <span>Served by Yare{{#version}} {{version}}{{/version}}</span>
        <ul class="plain">{{#footerLinks}}<li><a href="{{address}}">{{name}}</a></li>{{/footerLinks}}</ul>
        </div></footer>
        </body>
        </html>

        """

    static let message = """
        <div class="middle"><div class="empty"><h1>{{heading}}</h1><p>{{text}}</p><a class="button" href="{{base}}/">All charts</a></div></div>
        """

    static let login = """
        <div class="narrow panel">
        <h1>Log in</h1>
        <p>With a user of this server, to see and publish what you may.</p>
        {{#error}}<div class="note bad" role="alert"><p>{{error}}</p></div>{{/error}}
        <form action="{{base}}/catalogue/login" method="post">
        <input type="hidden" name="token" value="{{token}}"><input type="hidden" name="return" value="{{return}}">
        <div class="field"><label for="user">User</label><input id="user" type="text" name="user" value="{{name}}" autocomplete="username" autocapitalize="none" spellcheck="false" required></div>
        <div class="field"><label for="password">Password</label><input id="password" type="password" name="password" autocomplete="current-password" required></div>
        <button class="button main">Log in</button>
        </form>
        </div>
        """

    static let upload = """
        <div class="middle">
        <div class="head"><h1>Upload a chart</h1><p>A package as <code>yare package</code> or <code>helm package</code> makes it.</p></div>
        {{#error}}<div class="note bad" role="alert"><p>{{error}}</p>{{#hint}}<p class="hint">{{hint}}</p>{{/hint}}</div>{{/error}}
        {{#published}}<div class="note good" role="status"><p>Published <a href="{{address}}">{{name}} {{version}}</a>.</p></div>{{/published}}
        <form class="panel" action="{{base}}/catalogue/upload" method="post" enctype="multipart/form-data" data-upload>
        <input type="hidden" name="token" value="{{token}}">
        {{#hasRepositories}}<div class="field"><label for="repository">Repository</label><input id="repository" type="text" name="repository" value="{{repository}}" list="repositories" autocapitalize="none" spellcheck="false"><datalist id="repositories">{{#repositories}}<option value="{{.}}"></option>{{/repositories}}</datalist></div>{{/hasRepositories}}
        <div class="field"><label class="drop" data-drop><strong>Choose a package</strong><span data-drop-hint hidden> or drop it here</span><input type="file" name="chart" accept=".tgz,application/gzip" required></label></div>
        <div class="field"><label for="prov">Provenance file, if there is one</label><input id="prov" type="file" name="prov" accept=".prov"></div>
        <label class="check"><input type="checkbox" name="force" value="true"> Replace the version if it is there already</label>
        <button class="button main">Upload</button>
        </form>
        </div>
        """
}
