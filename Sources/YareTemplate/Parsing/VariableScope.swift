/// The variables that are visible at a place of a template, and the slots they live in.
struct VariableScope {
    private var names: [String] = ["$"]
    private var slots: [Int32] = [0]
    private var nextSlot: Int32 = 1
    /// How many slots the template needs.
    private(set) var slotCount = 1

    /// What ``leave(_:)`` goes back to.
    struct Mark {
        fileprivate var count: Int
        fileprivate var nextSlot: Int32
    }

    var mark: Mark { Mark(count: names.count, nextSlot: nextSlot) }

    /// The slot of a variable, ``Node/none`` if it is known not to exist when it is reached, `nil` if there is no such name.
    func slot(of name: String) -> Int32? {
        names.lastIndex(of: name).map { slots[$0] }
    }

    mutating func declare(_ name: String) -> Int32 {
        let slot = nextSlot
        names.append(name)
        slots.append(slot)
        nextSlot += 1
        slotCount = max(slotCount, Int(nextSlot))
        return slot
    }

    /// Makes a name known that stands for no variable, or for that of an outer scope: Go's parser remembers names that
    /// its evaluator does not find.
    mutating func mention(_ name: String) {
        let slot = slot(of: name) ?? Node.none
        names.append(name)
        slots.append(slot)
    }

    /// Forgets the values, but not the names, of what was declared since `mark`: in an `else`, for Go's parser the
    /// variables of the other branch are still there.
    mutating func hide(since mark: Mark) {
        let hidden = names[mark.count...]
        leave(mark, keepingSlots: true)
        for name in hidden { mention(name) }
    }

    mutating func leave(_ mark: Mark, keepingSlots: Bool = false) {
        names.removeSubrange(mark.count...)
        slots.removeSubrange(mark.count...)
        if !keepingSlots { nextSlot = mark.nextSlot }
    }
}
