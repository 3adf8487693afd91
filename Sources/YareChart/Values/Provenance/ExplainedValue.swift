public import YareBase

/// A value that templates see, and who set it.
public struct ExplainedValue: Sendable, Hashable {
    public var path: ValuePath
    public var value: Value
    /// Who set it; `nil` where that cannot be told.
    public var origin: ValueOrigin?

    public init(path: ValuePath, value: Value, origin: ValueOrigin?) {
        self.path = path
        self.value = value
        self.origin = origin
    }
}

/// A default that is not there because a layer over it sets null.
public struct RemovedValue: Sendable, Hashable {
    public var path: ValuePath
    /// Who set null.
    public var origin: ValueOrigin
    /// Who had set the value that went.
    public var removed: ValueOrigin

    public init(path: ValuePath, origin: ValueOrigin, removed: ValueOrigin) {
        self.path = path
        self.origin = origin
        self.removed = removed
    }
}
