import YareBase

extension YareError {
    /// The values typed in are longer than anybody types (`playground.values-too-long`).
    static func playgroundValuesTooLong(limit: Int) -> YareError {
        YareError(
            "playground.values-too-long", "the values are longer than \(limit >> 10) KB",
            hint: "render large values with \"yare template\"")
    }

    /// Values of the playground name a file (`playground.no-files`).
    static func playgroundReadsNoFile(_ path: String) -> YareError {
        YareError("playground.no-files", "the playground reads no files such as \"\(path)\"")
    }

    /// The rendering took more than it may (`playground.exhausted`).
    static func playgroundExhausted() -> YareError {
        YareError(
            "playground.exhausted", "the rendering takes more time or memory than the playground gives",
            hint: "render it with \"yare template\"")
    }

    /// Too many renderings wait already (`playground.busy`).
    static func playgroundBusy() -> YareError {
        YareError("playground.busy", "the playground is busy", hint: "try again in a moment")
    }

    /// The process that renders cannot be started or answers something else (`playground.unavailable`).
    static func playgroundUnavailable(_ reason: String) -> YareError {
        YareError("playground.unavailable", "the playground cannot render: \(reason)")
    }
}
