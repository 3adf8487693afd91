import YareBase
import YareTemplate

extension TemplateDictionary {
    /// Puts the entries of `source` into this dictionary by the rules of mergo 1.0.1.
    ///
    /// Without `overwriting` an entry is taken where this dictionary has none or an empty one (nil, false, 0, "", an empty
    /// list or map), and nil is never taken. With it every entry is taken, nil and empty ones included. Maps on both sides
    /// are merged in place; a map that is missing here is shared with `source` from then on.
    func merge(_ source: TemplateDictionary, overwriting: Bool) {
        merge(source, overwriting: overwriting, Descent())
    }

    private func merge(_ source: TemplateDictionary, overwriting: Bool, _ descent: Descent) {
        guard self !== source, let deeper = descent.deeper else { return }
        for (key, value) in source.entries {
            let present = self[key]
            if value.isNull {
                if overwriting { self[key] = value }
                continue
            }
            if case .dictionary(let inner) = value, case .dictionary(let target)? = present {
                target.merge(inner, overwriting: overwriting, deeper)
                if !target.entries.isEmpty { continue }
            }
            if overwriting || present?.isTrue != true { self[key] = value }
        }
    }
}
