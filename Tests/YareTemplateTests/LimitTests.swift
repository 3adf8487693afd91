import Testing
import YareBase
import YareTemplate

/// Templates that would run for ever, or out of the stack.
struct LimitTests {
    private func error(
        of source: String, data: TemplateValue = .null, limits: Evaluator.Limits = .init()
    ) -> YareError? {
        LargeStack.run(size: 32 << 20) {
            do throws(YareError) {
                _ = try Rendering(source).run(data, limits: limits)
                return nil
            } catch {
                return error
            }
        }
    }

    @Test func refusesAnIncludeThatIsOpenAThousandTimes() {
        let error = error(of: "{{ define \"a\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}")
        #expect(
            error?.message == "rendering template has a nested reference name: a: unable to execute template")
    }

    @Test func allowsAThousandAndOneIncludes() throws {
        // counts down in a list that each level shortens by one
        let source =
            "{{ define \"a\" }}{{ if gt (len .) 0 }}{{ include \"a\" (slice . 1) }}{{ end }}x{{ end }}{{ include \"a\" . | len }}"
        func run(_ levels: Int) -> Result<String, YareError> {
            LargeStack.run(size: 32 << 20) {
                do throws(YareError) {
                    let list = TemplateValue.list(Array(repeating: .int(0), count: levels))
                    return .success(try Rendering(source).run(list))
                } catch {
                    return .failure(error)
                }
            }
        }
        #expect(try run(1000).get() == "1001")
        #expect(throws: YareError.self) { try run(1001).get() }
    }

    @Test func refusesTemplatesThatCallThemselves() {
        let error = error(of: "{{ define \"a\" }}{{ template \"a\" . }}{{ end }}{{ template \"a\" . }}")
        #expect(error?.code == "template.nested-too-deeply")
    }

    @Test func refusesTemplatesThatCallThemselvesFromDeepStructures() {
        let nested = String(repeating: "{{ with . }}{{ if . }}", count: 50)
        let ends = String(repeating: "{{ end }}{{ end }}", count: 50)
        let error = error(
            of: "{{ define \"a\" }}\(nested){{ template \"a\" . }}\(ends){{ end }}{{ template \"a\" . }}", data: .int(1)
        )
        #expect(error?.code == "template.nested-too-deeply")
    }

    @Test func refusesTextsThatEvaluateThemselves() {
        let error = error(of: "{{ tpl .t . }}", data: .data(["t": "{{ tpl .t . }}"]))
        #expect(error?.code == "template.nested-too-deeply")
    }

    @Test func refusesIncludesOfManyNamesInATurn() {
        let definitions = (0..<200).map { "{{ define \"\($0)\" }}{{ include \"\(($0 + 1) % 200)\" . }}{{ end }}" }
        let error = error(of: definitions.joined() + "{{ include \"0\" . }}")
        #expect(error?.code == "template.nested-too-deeply")
    }

    @Test func endsOnAnOrdinaryStackToo() {
        let source = "{{ define \"a\" }}{{ template \"a\" . }}{{ end }}{{ template \"a\" . }}"
        #expect { try Rendering(source).run() } throws: { error in
            (error as? YareError)?.code == "template.nested-too-deeply"
        }
    }

    @Test func countsSteps() {
        let list = TemplateValue.list(Array(repeating: .int(1), count: 1000))
        let loop = "{{ range . }}{{ range $ }}{{ range $ }}x{{ end }}{{ end }}{{ end }}"
        let error = error(of: loop, data: list, limits: .init(steps: 10_000))
        #expect(error?.code == "template.limit")
        #expect(error?.message == "template takes more than the 10000 steps it may take")
    }

    @Test func boundsTheOutput() {
        let list = TemplateValue.list(Array(repeating: .int(1), count: 1000))
        let error = error(
            of: "{{ range . }}{{ range $ }}0123456789{{ end }}{{ end }}", data: list,
            limits: .init(outputBytes: 5000))
        #expect(error?.code == "template.limit")
    }
}
