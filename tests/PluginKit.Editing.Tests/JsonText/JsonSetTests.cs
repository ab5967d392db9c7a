using static PluginKit.Editing.Tests.Support.Texts;

namespace PluginKit.Editing.Tests.JsonText;

public class JsonSetTests
{
    [Theory]
    [InlineData("{}", "{\n  \"k\": true\n}")]
    [InlineData("{ }", "{ \"k\": true }")]
    [InlineData("{}\n", "{\n  \"k\": true\n}\n")]
    [InlineData("{\"a\":1}", "{\"a\":1,\"k\":true}")]
    [InlineData("{ \"a\": 1 }", "{ \"a\": 1, \"k\": true }")]
    [InlineData("{ \"a\" : 1 }", "{ \"a\" : 1, \"k\" : true }")]
    [InlineData("{\n  \"a\": 1\n}\n", "{\n  \"a\": 1,\n  \"k\": true\n}\n")]
    [InlineData("{\n\t\"a\": 1\n}", "{\n\t\"a\": 1,\n\t\"k\": true\n}")]
    [InlineData("{\r\n    \"a\": 1\r\n}\r\n", "{\r\n    \"a\": 1,\r\n    \"k\": true\r\n}\r\n")]
    [InlineData("\uFEFF{\n  \"a\": 1\n}", "\uFEFF{\n  \"a\": 1,\n  \"k\": true\n}")]
    public void A_new_member_takes_the_style_of_its_document(string before, string after) =>
        RoundTrip(TextFormat.Json, before, Set(true, "k"), Remove("k")).ShouldBe(after);

    [Theory]
    [InlineData("{\n  \"a\": 1, // about a\n}", "{\n  \"a\": 1, // about a\n  \"k\": true,\n}")]
    [InlineData("{\n  \"a\": 1 // about a\n}", "{\n  \"a\": 1, // about a\n  \"k\": true\n}")]
    [InlineData("{ // open\n}", "{ // open\n  \"k\": true\n}")]
    [InlineData("{\n  // nothing yet\n}\n", "{\n  // nothing yet\n  \"k\": true\n}\n")]
    [InlineData("{ /* none */ }", "{ /* none */ \"k\": true }")]
    [InlineData("{ \"a\": 1, }", "{ \"a\": 1, \"k\": true, }")]
    [InlineData("{ \"a\": 1 /* one */ }", "{ \"a\": 1, /* one */ \"k\": true }")]
    [InlineData("{ \"a\": 1 // one\n}", "{ \"a\": 1, // one\n\"k\": true\n}")]
    [InlineData("{\n  \"a\": 1\n  // \"b\": 2\n}", "{\n  \"a\": 1,\n  \"k\": true\n  // \"b\": 2\n}")]
    [InlineData("// head\n{}\n// tail", "// head\n{\n  \"k\": true\n}\n// tail")]
    public void Comments_and_trailing_commas_stay_in_jsonc(string before, string after) =>
        RoundTrip(TextFormat.Jsonc, before, Set(true, "k"), Remove("k")).ShouldBe(after);

    [Theory]
    [InlineData("{\n}")]
    [InlineData("{\n\n  }")]
    [InlineData("{   }\n\n")]
    [InlineData("{\r\n}")]
    [InlineData("{\"a\":[]}")]
    [InlineData("{\n  \"a\": {}\n}")]
    [InlineData("{\n \"a\": 1 ,\n \"b\": 2\n }")]
    [InlineData("{ \"a\": 1,\n  \"b\": 2 }")]
    [InlineData("{\"a\": [\n1]}")]
    public void A_member_added_to_any_layout_is_removed_without_a_trace(string before) =>
        RoundTrip(TextFormat.Json, before, Set(Json("""{"x":[1,{"y":null}],"z":{}}"""), "k"), Remove("k"));

    [Theory]
    [InlineData("{}", "{\n  \"p\": {\n    \"a@b\": {\n      \"on\": true\n    }\n  }\n}")]
    [InlineData("{\"x\":{}}", "{\"x\":{},\"p\":{\"a@b\":{\"on\":true}}}")]
    [InlineData("{\n\t\"x\": 1\n}\n", "{\n\t\"x\": 1,\n\t\"p\": {\n\t\t\"a@b\": {\n\t\t\t\"on\": true\n\t\t}\n\t}\n}\n")]
    public void Missing_parents_are_created_and_removed_again(string before, string after) =>
        RoundTrip(TextFormat.Json, before, Set(true, "p", "a@b", "on"), RemoveWithParents("p", "a@b", "on")).ShouldBe(after);

    [Fact]
    public void An_empty_parent_stays_unless_its_removal_is_asked_for()
    {
        Edit(TextFormat.Json, "{\"p\":{\"a\":1}}", Remove("p", "a")).ShouldBe("{\"p\":{}}");
        Edit(TextFormat.Json, "{\"p\":{\"a\":1}}", RemoveWithParents("p", "a")).ShouldBe("{}");
        Edit(TextFormat.Json, "{\"p\":{\"a\":1},\"q\":2}", RemoveWithParents("p", "a")).ShouldBe("{\"q\":2}");
        Edit(TextFormat.Jsonc, "{\"p\":{/* keep */\"a\":1}}", RemoveWithParents("p", "a")).ShouldBe("{\"p\":{/* keep */}}");
    }

    [Fact]
    public void Only_the_value_is_replaced()
    {
        Edit(TextFormat.Jsonc, "{ \"a\" :  1.50 , // one\n \"b\":\"\\u0041\" }", Set("x", "a"))
            .ShouldBe("{ \"a\" :  \"x\" , // one\n \"b\":\"\\u0041\" }");
        Edit(TextFormat.Json, "{\n  \"a\": {\n    \"x\": 1\n  }\n}", Set(Json("{\"y\":[2]}"), "a"))
            .ShouldBe("{\n  \"a\": {\n    \"y\": [\n      2\n    ]\n  }\n}");
        Edit(TextFormat.Json, "{\n  \"a\": { \"x\": 1 }\n}", Set(Json("{\"y\":[2, 3]}"), "a")).ShouldBe("{\n  \"a\": {\"y\": [2, 3]}\n}");
        Edit(TextFormat.Json, "{\"a\":1}", Set(null, "a")).ShouldBe("{\"a\":null}");
        Edit(TextFormat.Json, "[1]\n", new SetMember { Path = KeyPath.Root, Value = 2 }).ShouldBe("2\n");
    }

    [Theory]
    [InlineData("{\"a\":1.0}", "1")]
    [InlineData("{\"a\":1e2}", "100")]
    [InlineData("{\"a\":\"\\u0041\"}", "\"A\"")]
    [InlineData("{\"a\":{\"x\":1,\"y\":[ ]}}", "{\"y\":[],\"x\":1}")]
    public void An_equal_value_changes_nothing(string text, string value) => Edit(TextFormat.Json, text, Set(Json(value), "a")).ShouldBe(text);

    [Fact]
    public void Numbers_made_in_code_equal_numbers_read()
    {
        Edit(TextFormat.Json, "{\"a\":1}", Set(1, "a")).ShouldBe("{\"a\":1}");
        Edit(TextFormat.Json, "{\"a\":1.5}", Set(1.5, "a")).ShouldBe("{\"a\":1.5}");
        Edit(TextFormat.Json, "{\"a\":\"x\"}", Set("x", "a")).ShouldBe("{\"a\":\"x\"}");
    }

    [Fact]
    public void Zero_bytes_become_a_document()
    {
        Edit(TextFormat.Json, "", Set(true, "a", "b")).ShouldBe("{\n  \"a\": {\n    \"b\": true\n  }\n}\n");
        Edit(TextFormat.Jsonc, "", Remove("a")).ShouldBe("");
        Edit(TextFormat.Json, "", Set(1, "a"), Remove("a")).ShouldBe("");
    }

    [Fact]
    public void Strings_are_escaped_only_where_json_asks_for_it() =>
        Edit(TextFormat.Json, "{}", Set("a\"\\\n\t\u0001<é😀\uD800", "k\"")).ShouldBe("{\n  \"k\\\"\": \"a\\\"\\\\\\n\\t\\u0001<é😀\\ud800\"\n}");
}
