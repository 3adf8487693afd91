import Testing

/// The texts are what Helm 3.17.3 prints.
struct DictionaryFunctionTests {
    @Test(arguments: [
        (#"dict "a" 1 "b""#, "map[a:1 b:]"), ("dict 1 2 nil 3", "map[1:2 <nil>:3]"),
        (#"get (dict "a" nil) "a""#, "<no value>"),
        (#"typeOf (get (dict) "b")"#, "string"), (#"unset (dict "a" 1) "a""#, "map[]"),
        (#"pluck "a" (dict "a" 1) (dict "b" 2) (dict "a" 3)"#, "[1 3]"),
        (#"pick (dict "a" 1 "b" 2) "a" "z""#, "map[a:1]"),
        (#"omit (dict "a" 1 "b" 2) "a" "z""#, "map[b:2]"), (#"keys (dict "b" 1 "a" 2) (dict "c" 1)"#, "[a b c]"),
        ("typeOf (keys (dict))", "[]string"), (#"values (dict "b" 1 "a" 2)"#, "[2 1]"),
        (#"dig "a" "b" "d" (dict "a" (dict "b" 1))"#, "1"), (#"dig "a" "x" "d" (dict "a" (dict "b" 1))"#, "d"),
    ])
    func looksUp(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        (
            #"merge (dict "a" 0 "b" "" "c" false "d" nil "e" (list)) (dict "a" 1 "b" "x" "c" true "d" 4 "e" (list 1))"#,
            "map[a:1 b:x c:true d:4 e:[1]]"
        ),
        (#"merge (dict "a" 1 "c" (dict "x" 1)) (dict "a" (dict "z" 1) "c" 5)"#, "map[a:1 c:map[x:1]]"),
        (#"merge (dict "a" (dict "z" 1)) (dict "a" 1)"#, "map[a:map[z:1]]"), (#"merge (dict) (dict "a" nil)"#, "map[]"),
        (#"merge (dict "a" (list 1)) (dict "a" (list 2 3))"#, "map[a:[1]]"),
        (#"merge (dict "a" (dict "b" 1)) (dict "a" (dict "b" 2 "c" 3)) (dict "d" 4)"#, "map[a:map[b:1 c:3] d:4]"),
        (
            #"mergeOverwrite (dict "a" 1 "b" (list 1) "c" (dict "x" 1)) (dict "a" 0 "b" (list) "c" (dict))"#,
            "map[a:0 b:[] c:map[x:1]]"
        ),
        (#"mergeOverwrite (dict "a" 1) (dict "a" nil)"#, "map[a:<nil>]"),
        (#"mergeOverwrite (dict "a" 1 "c" (dict "x" 1)) (dict "a" (dict "z" 1) "c" 5)"#, "map[a:map[z:1] c:5]"),
        ("merge nil (dict)", "map[]"),
    ])
    func merges(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test func mergingSharesWhatWasMissing() throws {
        let source = #"$s := dict "a" (dict "b" 1) }}{{ $t := merge (dict) $s }}{{ $_ := set $t.a "c" 2 }}{{ $s"#
        #expect(try printed(source) == "map[a:map[b:1 c:2]]")
    }

    @Test func deepCopiesShareNothing() throws {
        let source = #"$s := dict "a" (dict "b" 1) }}{{ $t := deepCopy $s }}{{ $_ := set $t.a "c" 2 }}{{ $s"#
        #expect(try printed(source) == "map[a:map[b:1]]")
    }

    @Test(arguments: [
        (#"$d := dict }}{{ $_ := set $d "d" $d }}{{ deepCopy $d"#, "value is nested too deeply to be copied"),
        (#"$d := dict }}{{ $_ := set $d "d" $d }}{{ mustToJson $d"#, "value is nested too deeply to be written"),
        (#"dig "a" (dict)"#, "dig needs at least three arguments"), (#"set nil "a" 1"#, "Cannot set on nil"),
        (#"dig "a" "b" "d" (dict "a" 1)"#, "dig goes through maps only, but found int"),
        (#"dig "a" "d" .Values"#, "dig goes through maps only, but found chartutil.Values"),
        (#"dig 1 "d" (dict)"#, "dig takes strings for keys, not int"), ("deepCopy nil", "Cannot deepCopy on nil"),
    ])
    func refuses(expression: String, message: String) {
        #expect(failure(expression) == message)
    }
}
