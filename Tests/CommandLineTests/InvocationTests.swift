import Testing
import YareCommands

struct InvocationTests {
    @Test func suggestsTheCommandThatWasMeant() async throws {
        let answer = try await Prompt().run("instal")
        #expect(answer.status == .failure)
        #expect(answer.output.isEmpty)
        #expect(answer.error.contains("unknown command \"instal\" for \"yare\""))
        #expect(answer.error.contains("install"))
    }

    @Test func saysHowManyArgumentsAreMissing() async throws {
        let answer = try await Prompt().run("install")
        #expect(answer.error.contains("\"yare install\" requires at least 1 argument"))
    }

    @Test(arguments: [
        ("--nope", "unknown flag: --nope"), ("-ö", "unknown shorthand flag: 'ö' in -ö"),
        ("--set", "flag needs an argument: --set"),
    ])
    func refusesFlagsInGoWords(flag: String, sentence: String) async throws {
        let answer = try await Prompt(Prompt.web).run("template", "x", "web", flag)
        #expect(answer.status == .failure)
        #expect(answer.error.contains(sentence))
    }
}
