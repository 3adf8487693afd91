import Testing

/// The texts are what Helm 3.17.3 prints.
struct TypeFunctionTests {
    @Test(arguments: [
        ("kindOf nil", "invalid"), ("typeOf nil", "<nil>"), ("typeOf .Values", "chartutil.Values"),
        ("kindOf .Values", "map"),
        (#"typeIsLike "semver.Version" (semver "1.2")"#, "true"), (#"typeOf (splitList "," "")"#, "[]string"),
        ("deepEqual 1 1.0", "false"), ("deepEqual (int64 1) 1", "false"), ("deepEqual (list) nil", "false"),
        (#"deepEqual (list "a") (splitList "," "a")"#, "false"), ("deepEqual (list) (rest (list))", "false"),
        (#"deepEqual (dict "a" (list 1)) (dict "a" (list 1))"#, "true"),
        (#"deepEqual (float64 "nan") (float64 "nan")"#, "false"),
        (#"deepEqual (semver "1.2") (semver "1.2.0")"#, "false"),
        (#"$d := dict }}{{ $e := dict "d" $d }}{{ $_ := set $d "d" $e }}{{ deepEqual $d $e"#, "false"),
    ])
    func tellsTypes(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        (#"default "d" 0"#, "d"), (#"default "d" (list)"#, "d"), (#"default "d" "" "x""#, "d"),
        (#"default "d" "x""#, "x"),
        (#"default "d""#, "d"), (#"coalesce 0 "" nil "x""#, "x"), ("coalesce", "<no value>"), ("all", "true"),
        ("any", "false"),
        ("all 1 0", "false"), (#"empty (semver "1.2")"#, "false"), (#"ternary "a" "b" true"#, "a"),
        (#"required "need" 0"#, "0"),
    ])
    func chooses(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        (#"fail "x""#, "x"), (#"required "need" """#, "need"), (#"required "need" nil"#, "need"),
        (#"ternary 1 2 "x""#, #"expected bool; found "x""#),
    ])
    func stops(expression: String, message: String) {
        #expect(failure(expression) == message)
    }

    @Test(arguments: [
        (#"semver "v1.2""#, "1.2.0"), (#"(semver "v1.2.3").IncMajor"#, "2.0.0"),
        (#"(semver "1.2.3").Major | typeOf"#, "uint64"),
        (#"(semver "1.2.3").Compare (semver "1.2.4")"#, "-1"), (#"typeOf (semver "1.2.3").IncMajor"#, "semver.Version"),
        (#"toJson (semver "v1.2")"#, #""1.2.0""#), (#"semverCompare ">=1.19-0" "v1.32.0-gke.1""#, "true"),
    ])
    func knowsVersions(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }
}
