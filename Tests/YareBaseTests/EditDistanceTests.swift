import Testing
import YareBase

struct EditDistanceTests {
    @Test(arguments: [
        ("", "", 0), ("", "abc", 3), ("toYml", "toYaml", 1), ("kitten", "sitting", 3), ("teh", "the", 1),
        ("ABC", "abc", 0),
    ])
    func countsEdits(one: String, other: String, distance: Int) {
        #expect(EditDistance.between(one, other) == distance)
        #expect(EditDistance.between(other, one) == distance)
    }

    @Test(arguments: [
        ("toYml", "toYaml"), ("idnent", "indent"), ("inclde", "include"), ("defalt", "default"), ("zzzzzz", nil),
        ("q", nil),
    ])
    func findsTheNearestName(word: String, nearest: String?) {
        #expect(["toYaml", "toJson", "indent", "nindent", "include", "default"].nearest(to: word) == nearest)
    }
}
