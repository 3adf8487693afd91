import Testing
import YareBase

struct LargeStackTests {
    private struct Failure: Error, Equatable {}

    /// Goes down until the limit is reached and counts the levels.
    private func depth(_ limit: StackLimit) -> Int {
        limit.isReached ? 0 : 1 + depth(limit)
    }

    @Test func returnsWhatTheWorkReturns() {
        var witness = 0
        let result = LargeStack.run { () -> String in
            witness += 1
            return "done"
        }
        #expect(result == "done")
        #expect(witness == 1)
    }

    @Test func throwsWhatTheWorkThrows() {
        #expect(throws: Failure()) {
            try LargeStack.run { () throws(Failure) in throw Failure() }
        }
    }

    @Test func leavesRoomForDeepRecursion() {
        let ordinary = depth(.current)
        let deep = LargeStack.run(size: 64 << 20) { depth(.current) }
        #expect(ordinary > 100)
        #expect(deep > ordinary * 20)
    }

    @Test func knowsHowMuchIsLeft() {
        let remaining = LargeStack.run(size: 64 << 20) { StackLimit.current.remaining }
        #expect((50 << 20..<64 << 20).contains(remaining))
    }

    @Test func staysOnAThreadThatHasRoom() {
        let (outer, inner) = LargeStack.run(size: 64 << 20) {
            let outer = StackLimit.current.remaining
            return (outer, LargeStack.run(size: 64 << 20) { StackLimit.current.remaining })
        }
        // the inner one runs deeper in the same stack
        #expect(inner < outer)
        #expect(outer - inner < 1 << 20)
    }
}
