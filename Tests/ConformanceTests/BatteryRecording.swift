/// What Helm did with a case.
struct BatteryRecording {
    var status = 0
    var output: [UInt8] = []
    /// What an error has to contain, when that is asked.
    var message: [UInt8]?
    /// The files that the command wrote.
    var files: [String: [UInt8]] = [:]

    /// Reads the recordings of an area, by the names of the cases.
    static func recordings(in text: BatteryText) -> [String: BatteryRecording] {
        var recordings: [String: BatteryRecording] = [:]
        var name = ""
        var file = ""
        for line in text.lines {
            if let header = line.after("==== ") {
                name = header.text
                recordings[name] = BatteryRecording()
            } else if let status = line.after("status ") {
                recordings[name]?.status = Int(status.text) ?? -1
            } else if let path = line.after("file ") {
                file = path.text
                recordings[name]?.files[file] = []
            } else if let text = content(of: line, "out") {
                recordings[name]?.output += text
            } else if let text = content(of: line, "message") {
                let message = recordings[name]?.message
                recordings[name]?.message = (message ?? []) + text
            } else if let text = content(of: line, "data") {
                recordings[name]?.files[file]? += text
            }
        }
        return recordings
    }

    /// The text behind a mark: with its line feed behind `mark| `, without one behind `mark~ `.
    private static func content(of line: ArraySlice<UInt8>, _ mark: String) -> [UInt8]? {
        if let whole = line.after(mark + "| ") { return whole + [UInt8(ascii: "\n")] }
        return line.after(mark + "~ ").map(Array.init)
    }
}
