import YareBase

/// A page of a browser: what a visitor does there, and what they see.
struct BrowserPage: Sendable {
    let browser: Browser
    let session: String

    func call(_ method: String, _ parameters: Value = [:]) async throws -> Value {
        try await browser.call(method, parameters, session: session)
    }

    /// Turns the scripts of pages on or off.
    func setScripts(_ isOn: Bool) async throws {
        _ = try await call("Emulation.setScriptExecutionDisabled", ["value": .bool(!isOn)])
    }

    /// Sets the size of the window.
    func resize(width: Int64, height: Int64, isPhone: Bool = false) async throws {
        _ = try await call(
            "Emulation.setDeviceMetricsOverride",
            ["width": .int(width), "height": .int(height), "deviceScaleFactor": 1, "mobile": .bool(isPhone)])
    }

    /// Goes to an address and waits for the page.
    func open(_ address: String) async throws {
        let answer = try await call("Page.navigate", ["url": .string(address)])
        if let error = answer["errorText"]?.stringValue { throw Browser.Failure(reason: "\(address): \(error)") }
        try await wait("document.readyState === 'complete' && location.href !== 'about:blank'")
    }

    /// The value of an expression.
    @discardableResult
    func evaluate(_ expression: String) async throws -> Value {
        let answer = try await call(
            "Runtime.evaluate",
            ["expression": .string(expression), "returnByValue": true, "awaitPromise": true, "userGesture": true])
        if let problem = answer["exceptionDetails"] { throw Browser.Failure(reason: "\(expression): \(problem)") }
        return answer["result"]?["value"] ?? .null
    }

    /// Waits until an expression is true; while a page is being replaced there is nothing to ask.
    func wait(_ expression: String) async throws {
        let end = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < end {
            if (try? await evaluate(expression)) == true { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        let text = try? await evaluate("location.href + ' ' + document.body.innerText.slice(0, 600)")
        throw Browser.Failure(reason: "never true: \(expression) at \(text?.stringValue ?? "")")
    }

    /// Clicks an element, by a selector of CSS, and waits for the page that comes.
    func follow(_ selector: String) async throws {
        try await evaluate("void (window.yareOldPage = true)")
        try await click(selector)
        try await wait("window.yareOldPage === undefined && document.readyState === 'complete'")
    }

    func click(_ selector: String) async throws {
        try await evaluate("document.querySelector(\(quoted(selector))).click()")
    }

    /// Types into a field, key by key as the browser sees it, in place of what stands there.
    func type(_ text: String, into selector: String) async throws {
        try await evaluate(
            "{ const field = document.querySelector(\(quoted(selector))); field.focus(); field.select() }")
        _ = try await call("Input.insertText", ["text": .string(text)])
    }

    /// Chooses an option of a list.
    func choose(_ value: String, in selector: String) async throws {
        try await evaluate("document.querySelector(\(quoted(selector))).value = \(quoted(value))")
    }

    /// Puts files into a field for files.
    func choose(files: [String], in selector: String) async throws {
        let field = try await call(
            "Runtime.evaluate", ["expression": .string("document.querySelector(\(quoted(selector)))")])
        _ = try await call(
            "DOM.setFileInputFiles",
            ["files": .list(files.map(Value.string)), "objectId": field["result"]?["objectId"] ?? .null])
    }

    /// What a visitor reads on the page, or in an element of it.
    func text(_ selector: String = "body") async throws -> String {
        try await evaluate("document.querySelector(\(quoted(selector)))?.innerText ?? ''").stringValue ?? ""
    }

    private func quoted(_ text: String) -> String {
        text.debugDescription
    }
}
