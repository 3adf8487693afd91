import Testing
import YareBase

struct LineDiffTests {
    @Test func putsContextAroundChanges() {
        let old = (1...20).map { "line \($0)" }.joined(separator: "\n")
        let new = old.replacing("line 10\n", with: "line ten\nand more\n")
        let hunk = LineDiff(from: old, to: new, context: 2).hunks
        #expect(hunk.count == 1)
        #expect(hunk[0].oldStart == 8 && hunk[0].newStart == 8)
        #expect(hunk[0].oldCount == 5 && hunk[0].newCount == 6)
    }

    @Test(arguments: [("", "", 0), ("a", "a", 0), ("a\nb", "a\nc", 1), ("", "a", 1), ("a\n", "a", 0)])
    func countsHunks(_ old: String, _ new: String, _ count: Int) {
        #expect(LineDiff(from: old, to: new).hunks.count == count)
    }

    @Test func numbersTheLinesOfEachHunk() {
        let old = (1...60).map { "line \($0)" }
        var new = old
        new[4] = "fifth"
        new.insert("more", at: 40)
        let hunks = LineDiff(from: old.joined(separator: "\n"), to: new.joined(separator: "\n"), context: 1).hunks
        #expect(hunks.map(\.oldStart) == [4, 40])
        #expect(hunks.map(\.newStart) == [4, 40])
        #expect(hunks.map(\.oldCount) == [3, 2])
        #expect(hunks.map(\.newCount) == [3, 3])
    }

    /// The texts differ in places far apart: too long to be compared as a whole, and told exactly all the same.
    @Test func comparesLongTextsAtTheirUniqueLines() {
        let old = (1...30_000).map { "line \($0)" }
        var new = old
        for index in stride(from: 10, to: 30_000, by: 1_000) { new[index] = "changed" }
        let diff = LineDiff(from: old.joined(separator: "\n"), to: new.joined(separator: "\n"), context: 0)
        #expect(diff.hunks.count == 30)
        #expect(diff.hunks.allSatisfy { $0.oldCount == 1 && $0.newCount == 1 })
    }

    @Test func replacesLongTextsWithNothingInCommon() {
        let old = (1...50_000).map { "old \($0)" }.joined(separator: "\n")
        let new = (1...50_000).map { "new \($0 % 7)" }.joined(separator: "\n")
        let time = ContinuousClock().measure {
            let hunks = LineDiff(from: old, to: new).hunks
            #expect(hunks.count == 1 && hunks[0].oldCount == 50_000 && hunks[0].newCount == 50_000)
        }
        #expect(time < .seconds(20))
    }
}
