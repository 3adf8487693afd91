/// The bytes that a rendering writes: UTF-8, appended to and cut off at the end.
struct OutputBuffer: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 1 << 14) {
        self.capacity = capacity
        base = .allocate(capacity: capacity)
    }

    deinit {
        base.deallocate()
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        if capacity - count < bytes.count { grow(by: bytes.count) }
        (base + count).update(from: source, count: bytes.count)
        count += bytes.count
    }

    @inline(__always)
    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// The text from a mark, an earlier ``count``, to the end, which is then cut off.
    mutating func take(from mark: Int) -> String {
        let text = String(decoding: UnsafeBufferPointer(start: base + mark, count: count - mark), as: UTF8.self)
        count = mark
        return text
    }

    /// Cuts off what was written since `mark`.
    mutating func truncate(to mark: Int) {
        count = min(count, mark)
    }

    private mutating func grow(by length: Int) {
        let larger = max(capacity * 2, count + length)
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        copy.update(from: base, count: count)
        base.deallocate()
        (base, capacity) = (copy, larger)
    }
}
