import Testing
import YareBase
import YareTemplate

@testable import YareEngine

struct RandomFunctionTests {
    /// A generator whose numbers are known beforehand (SplitMix64).
    private struct SeededGenerator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    private func calls(seed: UInt64) -> FunctionCalls {
        FunctionCalls(
            functions: FunctionTable.randomness + FunctionTable.network,
            environment: FunctionEnvironment(random: SeededGenerator(state: seed)))
    }

    @Test(arguments: [
        ("randAlpha", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        ("randNumeric", "0123456789"),
        ("randAlphaNum", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
    ])
    func takesAllCharactersOfItsKind(name: String, characters: String) throws {
        let text = try calls(seed: 1).text(name, 5_000)
        #expect(text.utf8.count == 5_000)
        #expect(Set(text) == Set(characters))
    }

    @Test func takesAllOfPrintableASCII() throws {
        let text = try calls(seed: 1).text("randAscii", 5_000)
        #expect(Set(text.utf8) == Set(0x20...0x7E))
    }

    @Test func dependsOnTheGeneratorOnly() throws {
        let first = try calls(seed: 7).text("randAlphaNum", 20)
        #expect(try calls(seed: 7).text("randAlphaNum", 20) == first)
        #expect(try calls(seed: 8).text("randAlphaNum", 20) != first)
        let call = calls(seed: 7)
        #expect(try call.text("randAlphaNum", 20) != call.text("randAlphaNum", 20))
    }

    @Test func treatsLengthsAsSprigDoes() throws {
        let call = calls(seed: 1)
        #expect(try call.text("randAlphaNum", .int(-1)) == "")
        #expect(try call.text("randBytes", 0) == "")
        #expect(try call.text("randBytes", 5).utf8.count == 8)
        let negative = #expect(throws: YareError.self) { try call("randBytes", .int(-1)) }
        #expect(negative?.message == "runtime error: makeslice: len out of range")
        #expect(throws: YareError.self) { try call("randAlpha", .int(.max)) }
        #expect(throws: YareError.self) { try call("randBytes", .int(.max)) }
    }

    @Test func staysWithinARange() throws {
        let call = calls(seed: 1)
        let numbers = try Set((0..<200).map { _ in try call.text("randInt", .int(-2), 2) })
        #expect(numbers == ["-2", "-1", "0", "1"])
        for (low, high) in [(5, 5), (5, 1), (Int.min, Int.max)] {
            let error = #expect(throws: YareError.self) { try call("randInt", .int(low), .int(high)) }
            #expect(error?.message == "invalid argument to Intn")
        }
    }

    @Test func shuffles() throws {
        let shuffled = try calls(seed: 3).text("shuffle", "añbcdefghijk")
        #expect(shuffled != "añbcdefghijk")
        #expect(shuffled.sorted() == "añbcdefghijk".sorted())
        #expect(try calls(seed: 3).text("shuffle", "") == "")
    }

    @Test func makesIdentifiersOfVersionFour() throws {
        let identifier = Array(try calls(seed: 1).text("uuidv4"))
        #expect(identifier.count == 36)
        #expect([8, 13, 18, 23].allSatisfy { identifier[$0] == "-" })
        #expect(identifier[14] == "4")
        #expect("89ab".contains(identifier[19]))
    }

    @Test func asksTheResolverOnlyWhenAllowed() throws {
        let call = calls(seed: 1)
        #expect(try call.text("getHostByName", "localhost") == "")
        call.environment.allowsDNS = true
        #expect(["127.0.0.1", "::1"].contains(try call.text("getHostByName", "localhost")))
    }
}
