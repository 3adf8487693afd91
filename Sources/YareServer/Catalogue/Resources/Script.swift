/// The script of the catalogue. Everything works without it; with it, pages follow while one types.
enum Script {
    static let text = searching + copying + listings + playground + uploading + theming

    /// Searching as one types: the server's own piece of page takes the place of the last one.
    private static let searching = #"""
        "use strict";
        (() => {
        const find = document.querySelector("input[data-live]"), results = document.getElementById("results");
        const keepOpen = (root, change) => {
          const open = new Set([...root.querySelectorAll("details[data-keep][open]")].map(d => d.dataset.keep));
          const known = new Set([...root.querySelectorAll("details[data-keep]")].map(d => d.dataset.keep));
          change();
          for (const d of root.querySelectorAll("details[data-keep]")) if (known.has(d.dataset.keep)) d.open = open.has(d.dataset.keep);
        };
        window.yareKeepOpen = keepOpen;
        if (!find || !results) return;
        let running = null, last = find.value, timer = 0;
        const search = async () => {
          const text = find.value;
          if (text === last) return;
          last = text;
          const query = new URLSearchParams(location.search);
          query.delete("page");
          if (text) query.set("q", text); else query.delete("q");
          running?.abort();
          running = new AbortController();
          try {
            const base = find.form.action;
            const answer = await fetch(base + "/search?" + query, {signal: running.signal, credentials: "same-origin"});
            if (!answer.ok) return;
            const html = await answer.text();
            keepOpen(results, () => { results.innerHTML = html; });
            document.getElementById("count").textContent = answer.headers.get("x-count") ?? "";
            history.replaceState(null, "", base + (query.size ? "?" + query : ""));
          } catch (error) { if (error.name !== "AbortError") find.form.submit(); }
        };
        find.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 80); });
        find.form.addEventListener("submit", event => { event.preventDefault(); search(); });
        document.addEventListener("keydown", event => {
          if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) { event.preventDefault(); find.focus(); }
        });
        })();

        """#

    /// Buttons that copy commands.
    private static let copying = #"""
        (() => {
        for (const pre of document.querySelectorAll("pre[data-copy]")) {
          const button = document.createElement("button");
          button.type = "button";
          button.className = "button copy";
          button.textContent = "Copy";
          button.setAttribute("aria-label", "Copy the command");
          button.addEventListener("click", async () => {
            try { await navigator.clipboard.writeText(pre.textContent); }
            catch {
              const range = document.createRange();
              range.selectNodeContents(pre);
              getSelection().removeAllRanges();
              getSelection().addRange(range);
              document.execCommand("copy");
            }
            button.textContent = "Copied";
            setTimeout(() => { button.textContent = "Copy"; }, 1500);
          });
          pre.after(button);
        }
        })();

        """#

    /// Searching in a listing, and links to its lines.
    private static let listings = #"""
        (() => {
        for (const listing of document.querySelectorAll(".listing")) listing.addEventListener("click", event => {
          const line = event.target.closest("span[id]");
          if (line && event.offsetX < 56 && event.target === line) location.hash = line.id;
        });
        const input = document.querySelector("input[data-filter]");
        const listing = input && document.getElementById(input.dataset.filter);
        if (!listing) return;
        document.querySelector("[data-without-script]")?.setAttribute("hidden", "");
        const hits = document.getElementById("hits"), lines = [...listing.children];
        const texts = lines.map(line => line.textContent.toLowerCase());
        let found = [], at = -1;
        const show = () => {
          const text = input.value.toLowerCase();
          found = [];
          lines.forEach((line, index) => {
            const isHit = text !== "" && texts[index].includes(text);
            line.classList.toggle("hit", isHit);
            if (isHit) found.push(line);
          });
          at = -1;
          hits.textContent = text === "" ? "" : found.length + (found.length === 1 ? " line" : " lines") + (found.length ? ", Enter goes to the next" : "");
        };
        input.addEventListener("input", show);
        input.form.addEventListener("submit", event => {
          event.preventDefault();
          if (!found.length) return;
          at = (at + 1) % found.length;
          found[at].scrollIntoView({block: "center"});
        });
        })();

        """#

    /// Rendering while one types.
    private static let playground = #"""
        (() => {
        const form = document.querySelector("form[data-playground]"), rendered = document.getElementById("rendered");
        if (!form || !rendered) return;
        let running = null, timer = 0;
        const render = async () => {
          running?.abort();
          running = new AbortController();
          rendered.setAttribute("aria-busy", "true");
          try {
            const body = new URLSearchParams(new FormData(form));
            body.set("fragment", "yes");
            const answer = await fetch(form.action, {method: "POST", body, signal: running.signal, credentials: "same-origin"});
            const html = await answer.text();
            if (answer.ok) window.yareKeepOpen(rendered, () => { rendered.innerHTML = html; });
          } catch (error) { if (error.name !== "AbortError") form.submit(); }
          rendered.removeAttribute("aria-busy");
        };
        form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(render, 300); });
        form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(timer); render(); });
        const values = document.getElementById("values");
        values.addEventListener("keydown", event => {
          if (event.key !== "Enter" || event.isComposing) return;
          const before = values.value.slice(0, values.selectionStart);
          const line = before.slice(before.lastIndexOf("\n") + 1), indent = /^[ ]*/.exec(line)[0] + (/:\s*$/.test(line) ? "  " : "");
          if (!indent) return;
          event.preventDefault();
          values.setRangeText("\n" + indent, values.selectionStart, values.selectionEnd, "end");
          form.dispatchEvent(new Event("input"));
        });
        })();

        """#

    /// Packages dropped on the form.
    private static let uploading = #"""
        (() => {
        const drop = document.querySelector("[data-drop]");
        if (!drop) return;
        const form = drop.closest("form"), chart = form.elements.chart, prov = form.elements.prov;
        drop.querySelector("[data-drop-hint]").hidden = false;
        const stop = event => { event.preventDefault(); };
        for (const name of ["dragenter", "dragover"]) document.addEventListener(name, event => { stop(event); drop.classList.add("over"); });
        document.addEventListener("dragleave", event => { if (!event.relatedTarget) drop.classList.remove("over"); });
        document.addEventListener("drop", event => {
          stop(event);
          drop.classList.remove("over");
          for (const file of event.dataTransfer.files) {
            const one = new DataTransfer();
            one.items.add(file);
            (file.name.endsWith(".prov") ? prov : chart).files = one.files;
          }
          if (chart.files.length) form.querySelector("button").focus();
        });
        })();

        """#

    /// Light and dark at once; the choice is kept in the cookie that the server reads.
    private static let theming = #"""
        (() => {
        const form = document.querySelector("form[data-theme-form]");
        form?.addEventListener("submit", event => {
          event.preventDefault();
          const root = document.documentElement, isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme:dark)").matches;
          root.dataset.theme = isDark ? "light" : "dark";
          const path = new URL(form.action).pathname.replace(/catalogue\/theme$/, "");
          document.cookie = "yare-theme=" + root.dataset.theme + ";path=" + path + ";max-age=31536000;samesite=lax";
        });
        })();

        """#
}
