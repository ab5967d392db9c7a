using static PluginKit.Editing.Tests.Support.Texts;

namespace PluginKit.Editing.Tests.JsonText;

public class JsonArrayTests
{
    private const string Lines = "{\n  \"l\": [\n    \"a\",\n\n    // about b\n    \"b\", // behind b\n    \"c\"\n  ]\n}";

    [Theory]
    [InlineData("[1, 2]", 0, "[0, 1, 2]")]
    [InlineData("[1, 2]", 1, "[1, 0, 2]")]
    [InlineData("[1, 2]", 2, "[1, 2, 0]")]
    [InlineData("[1,2]", 1, "[1,0,2]")]
    [InlineData("[\n  1,\n  2\n]", 0, "[\n  0,\n  1,\n  2\n]")]
    [InlineData("[\n  1,\n  2\n]", 1, "[\n  1,\n  0,\n  2\n]")]
    [InlineData("[\n  1,\n  2\n]", 2, "[\n  1,\n  2,\n  0\n]")]
    [InlineData("[\r\n\t1\r\n]", 0, "[\r\n\t0,\r\n\t1\r\n]")]
    [InlineData("[]", 0, "[\n  0\n]")]
    [InlineData("[ ]", 0, "[ 0 ]")]
    [InlineData("[\n]", 0, "[\n\n  0\n]")]
    [InlineData("[1,\n 2, 3]", 2, "[1,\n 2, 0, 3]")]
    public void An_inserted_item_is_removed_without_a_trace(string before, int index, string after) =>
        RoundTrip(TextFormat.Json, before, Insert(0, index), Remove(index)).ShouldBe(after);

    [Theory]
    [InlineData(0, "[\n    \"x\",\n    \"a\",")]
    [InlineData(1, "\"a\",\n    \"x\",\n\n    // about b")]
    [InlineData(2, "\"b\", // behind b\n    \"x\",\n    \"c\"")]
    [InlineData(3, "\"c\",\n    \"x\"\n  ]")]
    public void Comments_stay_with_the_items_they_stand_at(int index, string part) =>
        RoundTrip(TextFormat.Jsonc, Lines, Insert("x", index, "l"), Remove("l", index)).ShouldContain(part);

    [Theory]
    [InlineData("[ /* a */ 1, /* b */ 2 /* c */ ]")]
    [InlineData("[ // first\n  1, // one\n  2, // two\n]")]
    [InlineData("[1, // one\n 2 ]")]
    [InlineData("[ /* a\n b */\n 1 ]")]
    [InlineData("[ /* a\n b */ 1 /* c\n d */, /* e\n */ 2]")]
    public void Items_come_and_go_between_comments(string text)
    {
        for (int i = 0; i <= StructuredText.Read(TextFormat.Jsonc, Utf8(text)).Root!.AsArray().Count; i++)
        {
            RoundTrip(TextFormat.Jsonc, text, Insert(Json("{\"n\":[1]}"), i), Remove(i));
        }
    }

    [Theory]
    [InlineData("[1, // one\n 2]", 1, "[1 // one\n ]")]
    [InlineData("[1, // one\n 2, 3]", 1, "[1, // one\n 3]")]
    [InlineData("[1 // one\n , 2 // two\n]", 0, "[ // one\n  2 // two\n]")]
    [InlineData("[\n  1, // one\n  2\n]", 0, "[\n  // one\n  2\n]")]
    [InlineData("[ 1 /* one */, 2 ]", 0, "[  /* one */ 2 ]")]
    public void Removal_keeps_every_comment(string before, int index, string after) =>
        Edit(TextFormat.Jsonc, before, Remove(index)).ShouldBe(after);

    [Fact]
    public void An_item_is_found_by_a_member()
    {
        const string Text = """{"plugins": [3, {"name": "a", "on": false}, {"name": "b"}]}""";
        Edit(TextFormat.Json, Text, Set(true, "plugins", KeySegment.Item("name", "a"), "on"))
            .ShouldBe("""{"plugins": [3, {"name": "a", "on": true}, {"name": "b"}]}""");
        Edit(TextFormat.Json, Text, Remove("plugins", KeySegment.Item("name", "a"))).ShouldBe("""{"plugins": [3, {"name": "b"}]}""");
        RoundTrip(TextFormat.Json, Text, Set(Json("""{"name":"c"}"""), "plugins", KeySegment.Item("name", "c")),
            Remove("plugins", KeySegment.Item("name", "c")));
        Refuse(TextFormat.Json, Text, Set(true, "plugins", KeySegment.Item("name", "c"), "on")).Kind.ShouldBe(TextErrorKind.PathNotFound);
    }

    [Fact]
    public void A_missing_array_is_created()
    {
        Edit(TextFormat.Json, "{\"x\":1}", Insert("v", null, "a", "b")).ShouldBe("{\"x\":1,\"a\":{\"b\":[\"v\"]}}");
        Edit(TextFormat.Json, "{\"x\":1}", Set("v", "a", 0)).ShouldBe("{\"x\":1,\"a\":[\"v\"]}");
        Refuse(TextFormat.Json, "{\"x\":1}", Insert("v", 1, "a")).Kind.ShouldBe(TextErrorKind.PathNotFound);
        Refuse(TextFormat.Json, "{\"x\":[]}", Insert("v", 1, "x")).Kind.ShouldBe(TextErrorKind.PathNotFound);
        Refuse(TextFormat.Json, "{\"x\":1}", Insert("v", null, "x")).Kind.ShouldBe(TextErrorKind.WrongType);
    }

    [Theory]
    [InlineData("{\n  // about a\n  \"a\": 1, // one\n\n  // about b\n  \"b\": 2 // two\n}", "b", 0, "{\n  // about b\n  \"b\": 2, // two\n\n  // about a\n  \"a\": 1 // one\n}")]
    [InlineData("{ // open\n  // all\n\n  \"a\": 1,\n  /* b */ \"b\": 2,\n}", "a", 1, "{ // open\n  // all\n\n  /* b */ \"b\": 2,\n  \"a\": 1,\n}")]
    [InlineData("{ \"a\": 1, // one\n  \"b\": 2 }", "a", 1, "{ \"b\": 2, // one\n  \"a\": 1 }")]
    public void A_comment_goes_along_where_every_item_has_its_own_lines(string before, string name, int index, string after)
    {
        Edit(TextFormat.Jsonc, before, Move(index, name)).ShouldBe(after);
    }

    [Fact]
    public void Members_and_items_move_among_their_siblings()
    {
        Edit(TextFormat.Json, "{ \"a\":1,\n\"b\" : 2, \"c\":3 }", Move(0, "c")).ShouldBe("{ \"c\":3,\n\"a\":1, \"b\" : 2 }");
        Edit(TextFormat.Json, "[1, 2, 3]", Move(2, 0)).ShouldBe("[2, 3, 1]");
        Edit(TextFormat.Json, "[1, 2, 3]", Move(2, 0), Move(0, 2)).ShouldBe("[1, 2, 3]");
        Refuse(TextFormat.Json, "[1, 2, 3]", Move(3, 0)).Kind.ShouldBe(TextErrorKind.PathNotFound);
        Refuse(TextFormat.Json, "[1, 2, 3]", Move(0, 5)).Kind.ShouldBe(TextErrorKind.PathNotFound);
    }
}
