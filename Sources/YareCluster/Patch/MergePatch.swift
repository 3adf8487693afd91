public import YareBase

/// JSON merge patches (RFC 7386): how custom resources are changed.
public enum MergePatch {
    /// The patch that turns one state into another, given what was wanted before.
    ///
    /// - Parameters:
    ///   - original: what was wanted last time; fields that it has and `modified` lacks are removed.
    ///   - modified: what is wanted now.
    ///   - current: what there is; pass `original` for Helm's two-way patch of custom resources.
    /// - Returns: the patch; an empty map when there is nothing to do.
    public static func creating(original: ValueMap, modified: ValueMap, current: ValueMap) -> ValueMap {
        ThreeWayMerge(isStrategic: false).patch(original, modified, current, ObjectSchema(typeName: nil))
    }

    /// The document after a patch.
    public static func applying(_ patch: Value, to document: Value) -> Value {
        guard let changes = patch.mapValue else { return patch }
        var result = document.mapValue ?? ValueMap()
        for (key, change) in changes {
            result[key] = applying(change, to: result[key] ?? .null).unless(change.isNull)
        }
        return .map(result)
    }
}
