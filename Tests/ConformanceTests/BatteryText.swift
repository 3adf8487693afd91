/// Text of the battery's files, by lines of bytes: carriage returns and invalid UTF-8 are content.
struct BatteryText {
    let lines: [ArraySlice<UInt8>]

    init(_ bytes: [UInt8]) {
        lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }
}

extension ArraySlice<UInt8> {
    /// What follows a prefix, or `nil` when the line does not begin with it.
    func after(_ prefix: String) -> ArraySlice<UInt8>? {
        starts(with: prefix.utf8) ? dropFirst(prefix.utf8.count) : nil
    }

    /// What precedes a suffix, or `nil` when the line does not end with it.
    func before(_ suffix: String) -> ArraySlice<UInt8>? {
        self.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) ? dropLast(suffix.utf8.count) : nil
    }

    var text: String { String(decoding: self, as: UTF8.self) }
}
