import Testing

/// The texts are what Helm 3.17.3 prints.
struct ListFunctionTests {
    @Test(arguments: [
        ("first (list)", "<no value>"), ("first (until 3) | typeOf", "int"),
        ("rest (until 3) | typeOf", "[]interface {}"),
        ("toJson (rest (list))", "null"), ("toJson (initial (list 1))", "[]"), ("slice (list 1 2 3 4) 1 3", "[2 3]"),
        (#"slice (list 1 2 3 4) "1" "2""#, "[2]"), ("typeOf (slice (until 3) 1)", "[]int"),
        ("slice (list)", "<no value>"),
        ("chunk 2 (list 1 2 3)", "[[1 2] [3]]"), ("typeOf (chunk 2 (list 1))", "[][]interface {}"),
        ("chunk 2 (list)", "[]"),
        ("chunk -5 (list 1)", "[[1]]"), ("chunk -1 (list 1 2)", "[]"), ("toJson (concat)", "null"),
        ("concat (list 1) (until 2)", "[1 0 1]"),
    ])
    func takesParts(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        (#"push (until 2) "x""#, "[0 1 x]"), ("prepend (list 1) 0", "[0 1]"), ("reverse (list 1 2)", "[2 1]"),
        (#"uniq (list 1 1 "1" 1.0 nil nil)"#, "[1 1 1 <nil>]"), ("without (until 4) 2", "[0 1 3]"),
        ("without (list 1 2) (int64 2)", "[1 2]"), ("has 2 (until 3)", "true"), ("has 2.0 (until 3)", "false"),
        ("has 2 nil", "false"), (#"compact (list 0 1 "" "a" nil false (list) (dict))"#, "[1 a]"),
        (#"sortAlpha (list "b" "a" 3 1.5)"#, "[1.5 3 a b]"), ("sortAlpha nil", "[<nil>]"),
        ("typeOf (sortAlpha 1)", "[]string"),
        (#"toStrings (list 1 nil "a")"#, "[1 a]"),
    ])
    func changes(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        (#"first "abc""#, "Cannot find first on type string"), ("append nil 1", "Cannot push on nil"),
        ("mustHas 1 3", "Cannot find has on type int"), ("concat 1", "Cannot concat type int as list"),
        ("slice (list 1) 0 2", "slice index out of bounds: [0:2] of 1 elements"),
        ("slice (list 1) -1", "slice index out of bounds: [-1:1] of 1 elements"),
        ("chunk 0 (list 1)", "chunks of 0 elements are impossible"),
    ])
    func refuses(expression: String, message: String) {
        #expect(failure(expression) == message)
    }
}
