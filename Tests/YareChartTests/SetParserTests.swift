import Testing
import YareBase

@testable import YareChart

/// What the options `--set…` do, as Helm 3.17.3 answered.
struct SetParserTests {
    @Test(arguments: [
        ("a=1,b=true,c=null,d=,e=x", #"{"a":1,"b":true,"c":null,"d":"","e":"x"}"#),
        ("a=1.5,b=01,c=1e3,d=99999999999999999999", #"{"a":"1.5","b":"01","c":"1e3","d":"99999999999999999999"}"#),
        ("a=+5,b=-0,c=TRUE,d=Null,e=0,f=00,g=1_0", #"{"a":5,"b":0,"c":true,"d":null,"e":0,"f":"00","g":"1_0"}"#),
        ("a={1,x},b={}", #"{"a":[1,"x"],"b":[""]}"#),
        ("a[2]=1", #"{"a":[null,null,1]}"#),
        ("a[0][1]=1", #"{"a":[[null,1]]}"#),
        ("a[0]=1,a[2].b=3", #"{"a":[1,null,{"b":3}]}"#),
        ("a[0]=1,a[0].b=3", #"{"a":[{"b":3}]}"#),
        ("a[0].b=", #"{"a":[]}"#),
        ("a[0].b=1,a[0].b=", #"{"a":[{"b":""}]}"#),
        ("a[0]=", #"{"a":[""]}"#),
        ("a[1]", #"{"a":[]}"#),
        (#"a\.b=c\,d,é=ü\=1"#, #"{"a.b":"c,d","é":"ü=1"}"#),
        ("a={1}b=2", #"{"a":[1],"b":2}"#),
        (#"a=b\"#, #"{"a":"b"}"#),
        (".a=1", "{}"),
        ("", "{}"),
        ("a=1,", #"{"a":1}"#),
        ("a.b.c=1,a.d=2", #"{"a":{"b":{"c":1},"d":2}}"#),
    ])
    func readsTypedValues(argument: String, json: String) throws {
        #expect(try ChartFixture.json(try read(argument, .typed)) == json)
    }

    @Test(arguments: [
        ("a=1,a.b=2", "unable to parse key: interface conversion: interface {} is int64, not map[string]interface {}"),
        ("a=1,a[0]=2", "unable to parse key: interface conversion: interface {} is int64, not []interface {}"),
        ("a=null,a.b=2", "unable to parse key: interface conversion: interface {} is nil, not map[string]interface {}"),
        ("a[x]=1", #"error parsing index: strconv.Atoi: parsing "x": invalid syntax"#),
        ("a[0", "error parsing index: EOF"),
        ("a[0]x=1", "unexpected data at end of array index: ['x']"),
        ("a", #"key "a" has no value"#),
        ("a,b=1", #"key "a" has no value (cannot end with ,)"#),
        ("a.=1", #"key map "a" has no value"#),
        ("a..b=1", #"key map "a" has no value"#),
        ("a={1,2", "list must terminate with '}'"),
        ("a={1,{2}}", #"key "}" has no value"#),
        ("a[70000]=1", "index of 70000 is greater than maximum supported index of 65536"),
        ("a[-1]=1", "negative -1 index not allowed"),
        (#"a\"#, #"key "a" has no value"#),
        (
            String(repeating: "a.", count: 31) + "b=1",
            "value name nested level is greater than maximum supported nested level of 30"
        ),
    ])
    func refusesWhatTheGrammarDoesNotKnow(argument: String, message: String) {
        #expect(ChartFixture.message { _ = try read(argument, .typed) } == message)
    }

    @Test func survivesAnyNumberOfIndexes() {
        let argument = "a" + String(repeating: "[0]", count: 100_000) + "=1"
        #expect(ChartFixture.message { _ = try read(argument, .typed) } == "too many indexes")
    }

    @Test func keepsTextAsText() throws {
        #expect(try ChartFixture.json(try read("a=1,b={1,2}", .text)) == #"{"a":"1","b":["1","2"]}"#)
        #expect(try ChartFixture.json(try read(#"a=1,b=2\,"#, .literal)) == #"{"a":"1,b=2\\,"}"#)
    }

    @Test(arguments: [
        (#"a={"b":[1,2.5]},c=null,d="#, #"{"a":{"b":[1,2.5]},"c":null,"d":null}"#),
        ("a=1 b=2", #"{"a":1,"b":2}"#),
        ("a[0]=1,a[1]={}", #"{"a":[1,{}]}"#),
        (#"a="x,y",b=true"#, #"{"a":"x,y","b":true}"#),
    ])
    func readsJSON(argument: String, json: String) throws {
        #expect(try ChartFixture.json(try read(argument, .json)) == json)
    }

    private func read(_ argument: String, _ style: SetParser.Style) throws -> ValueMap {
        var values = ValueMap()
        var parser = SetParser(argument, style: style)
        try parser.parse(into: &values)
        return values
    }
}
