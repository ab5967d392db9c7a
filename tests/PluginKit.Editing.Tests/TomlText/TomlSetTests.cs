using static PluginKit.Editing.Tests.Support.Texts;

namespace PluginKit.Editing.Tests.TomlText;

public class TomlSetTests
{
    private const string Header = "[plugins.\"a@b\"]\nenabled = true";

    [Theory]
    [InlineData("", Header + "\n")]
    [InlineData("\uFEFF", "\uFEFF" + Header + "\n")]
    [InlineData("x = 1\n", "x = 1\n\n" + Header + "\n")]
    [InlineData("x = 1", "x = 1\n\n" + Header)]
    [InlineData("x = 1\n\n", "x = 1\n\n\n" + Header + "\n")]
    [InlineData("x = 1\n\n\n\n", "x = 1\n\n\n\n\n" + Header + "\n")]
    [InlineData("x = 1\n  ", "x = 1\n  \n\n" + Header)]
    [InlineData("# c", "# c\n\n" + Header)]
    [InlineData("\n", "\n\n" + Header + "\n")]
    [InlineData("[plugins]\n", "[plugins]\n\n" + Header + "\n")]
    [InlineData("[plugins.x]\ny = 1\n[z]\n# c\n", "[plugins.x]\ny = 1\n[z]\n# c\n\n" + Header + "\n")]
    public void A_new_table_goes_to_the_end_and_is_removed_without_a_trace(string before, string after)
    {
        RoundTrip(TextFormat.Toml, before, Set(Json("""{"enabled":true}"""), "plugins", "a@b"), Remove("plugins", "a@b")).ShouldBe(after);
        RoundTrip(TextFormat.Toml, before, Set(true, "plugins", "a@b", "enabled"), Remove("plugins", "a@b"));
        RoundTrip(TextFormat.Toml, before, Set(true, "others", "a@b", "enabled"), RemoveWithParents("others", "a@b", "enabled"));
    }

    [Theory]
    [InlineData("x = 1\r\n")]
    [InlineData("x = 1\r\n\r\n[t]\r\ny = 2")]
    public void Line_ends_are_those_of_the_document(string before)
    {
        string added = RoundTrip(
            TextFormat.Toml, before, Set(Json("""{"a":1,"b":{"c":[1,"x"]}}"""), "n"), Remove("n"));
        added.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n");
        RoundTrip(TextFormat.Toml, before, Set(2, "k"), Remove("k")).Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("[t]\na = 1\n", "[t]\na = 1\nk = \"v\"\n")]
    [InlineData("[t]\na = 1", "[t]\na = 1\nk = \"v\"")]
    [InlineData("[t]", "[t]\nk = \"v\"")]
    [InlineData("[t] # head\n# body\n\n[u]\n", "[t] # head\nk = \"v\"\n# body\n\n[u]\n")]
    [InlineData("[t]\n\ta = [\n\t\t1,\n\t] # end\n\n# about u\n[u]\n", "[t]\n\ta = [\n\t\t1,\n\t] # end\n\tk = \"v\"\n\n# about u\n[u]\n")]
    [InlineData("[t.s]\nx = 1\n[t]\n", "[t.s]\nx = 1\n[t]\nk = \"v\"\n")]
    [InlineData("[t.s]\nx = 1\n[t]\ny = 1\n[t.q]\n", "[t.s]\nx = 1\n[t]\ny = 1\nk = \"v\"\n[t.q]\n")]
    [InlineData("t.a = 1\nb = 2\n", "t.a = 1\nt.k = \"v\"\nb = 2\n")]
    [InlineData("t = { a = 1 }\n", "t = { a = 1, k = \"v\" }\n")]
    [InlineData("t = {}\n", "t = {k = \"v\"}\n")]
    [InlineData("t = { }\n", "t = { k = \"v\" }\n")]
    [InlineData("t = { a.b = 1 } # c", "t = { a.b = 1, k = \"v\" } # c")]
    [InlineData("[t.s]\nx = 1\n", "t.k = \"v\"\n\n[t.s]\nx = 1\n")]
    [InlineData("# file\n\n# about s\n[t.s]\n", "# file\n\nt.k = \"v\"\n\n# about s\n[t.s]\n")]
    public void A_key_goes_into_its_table_whatever_its_form(string before, string after) =>
        RoundTrip(TextFormat.Toml, before, Set("v", "t", "k"), Remove("t", "k")).ShouldBe(after);

    [Theory]
    [InlineData("", "k = 1\n")]
    [InlineData("# c\n", "# c\n\nk = 1\n")]
    [InlineData("# c", "# c\n\nk = 1")]
    [InlineData("# c\n\n", "# c\n\n\nk = 1\n")]
    [InlineData("a = 0\n\n[t]\n", "a = 0\nk = 1\n\n[t]\n")]
    [InlineData("[t]\n", "k = 1\n\n[t]\n")]
    [InlineData("# about t\n[t]\n", "k = 1\n\n# about t\n[t]\n")]
    [InlineData("# file\n\n[t]\n", "# file\n\nk = 1\n\n[t]\n")]
    [InlineData("\n\n[t]", "\n\nk = 1\n\n[t]")]
    public void A_root_key_stands_before_the_first_table(string before, string after) =>
        RoundTrip(TextFormat.Toml, before, Set(1, "k"), Remove("k")).ShouldBe(after);

    [Fact]
    public void An_object_becomes_sections_with_its_scalars_first() =>
        RoundTrip(
            TextFormat.Toml,
            "x = 1\n",
            Set(Json("""{"sub":{"k":"v"},"n":1,"f":1.5,"l":[true,{"a b":[]}],"empty":{},"deep":{"er":{"z":"q"}}}"""), "m", "na.me"),
            Remove("m", "na.me"))
        .ShouldBe("""
            x = 1

            [m."na.me"]
            n = 1
            f = 1.5
            l = [true, { "a b" = [] }]

            [m."na.me".sub]
            k = "v"

            [m."na.me".empty]

            [m."na.me".deep.er]
            z = "q"

            """);

    [Fact]
    public void Inline_and_dotted_parents_keep_their_form()
    {
        RoundTrip(TextFormat.Toml, "plugins = { \"a@b\" = { enabled = true } }\n", Set(Json("""{"enabled":false}"""), "plugins", "c@d"),
            Remove("plugins", "c@d")).ShouldBe("plugins = { \"a@b\" = { enabled = true }, \"c@d\" = { enabled = false } }\n");
        RoundTrip(TextFormat.Toml, "plugins = {}", Set(true, "plugins", "c@d", "on"), Remove("plugins", "c@d"))
            .ShouldBe("plugins = {\"c@d\" = { on = true }}");
        RoundTrip(TextFormat.Toml, "plugins.\"a@b\".on = true\nx = 1\n", Set(Json("""{"on":true,"n":{"m":{}}}"""), "plugins", "c@d"), Remove("plugins", "c@d"))
            .ShouldBe("plugins.\"a@b\".on = true\nplugins.\"c@d\".on = true\nplugins.\"c@d\".n.m = {}\nx = 1\n");
        RoundTrip(TextFormat.Toml, "t = { a.b = 1 }", Set(2, "t", "a", "c"), Remove("t", "a", "c")).ShouldBe("t = { a.b = 1, a.c = 2 }");
    }

    [Theory]
    [InlineData("a = 1 # c\n", "a", "2", "a = 2 # c\n")]
    [InlineData("a = \"\"\"\nx\"\"\" # c\n", "a", "\"y\\u0000\\\"\\u007f\"", "a = \"y\\u0000\\\"\\u007F\" # c\n")]
    [InlineData("a = [1,\n 2]\n", "a", "[3]", "a = [3]\n")]
    [InlineData("a = {x = 1}\n", "a", "{\"x\":2}", "a = { x = 2 }\n")]
    [InlineData("'a'   =   1", "a", "\"é😀\"", "'a'   =   \"é😀\"")]
    [InlineData("a = 1\n", "a", "{\"b\":{}}", "a = { b = {} }\n")]
    public void Only_the_value_is_replaced(string before, string key, string value, string after) =>
        Edit(TextFormat.Toml, before, Set(Json(value), key)).ShouldBe(after);

    [Fact]
    public void A_table_is_brought_to_a_new_value_member_by_member()
    {
        Edit(TextFormat.Toml, "[t] # head\na = 1 # keep\nb = 2\n# c\n\n[t.s]\nx = 1\n", Set(Json("""{"a":1,"c":3,"s":{"x":2}}"""), "t"))
            .ShouldBe("[t] # head\na = 1 # keep\nc = 3\n# c\n\n[t.s]\nx = 2\n");
        Edit(TextFormat.Toml, "[t]\na = 1\n", Set(Json("{}"), "t")).ShouldBe("[t]\n");
        Edit(TextFormat.Toml, "t.a = 1\nz = 1\n", Set(Json("{}"), "t")).ShouldBe("z = 1\n\n[t]\n");
        Edit(TextFormat.Toml, "[t]\na = 1\n[t.s]\n[u]\n", Set(5, "t")).ShouldBe("t = 5\n\n[u]\n");
        Edit(TextFormat.Toml, "[[t]]\na = 1\n[[t]]\na = 2\n", Set(Json("[1]"), "t")).ShouldBe("t = [1]\n");
        Edit(TextFormat.Toml, "[[t]]\na = 1\n[[t]]\na = 2\n", Set(Json("""{"a":3}"""), "t", 1)).ShouldBe("[[t]]\na = 1\n[[t]]\na = 3\n");
    }

    [Theory]
    [InlineData("a = 0x10\n", "16")]
    [InlineData("a = 1_000.0\n", "1000")]
    [InlineData("a = 'x'\n", "\"x\"")]
    [InlineData("a = 1979-05-27 07:32:00z\n", "\"1979-05-27T07:32:00Z\"")]
    [InlineData("a = {y = 1, x.z = [ 2, ]}\n", "{\"x\":{\"z\":[2]},\"y\":1}")]
    [InlineData("[a]\ny = 1\n[a.x]\nz = [2]\n", "{\"x\":{\"z\":[2]},\"y\":1}")]
    [InlineData("[[a]]\n[[a]]\nb = 1\n", "[{},{\"b\":1}]")]
    public void An_equal_value_changes_nothing(string text, string value) => Edit(TextFormat.Toml, text, Set(Json(value), "a")).ShouldBe(text);

    [Fact]
    public void What_toml_cannot_hold_is_refused()
    {
        Refuse(TextFormat.Toml, "a = 1\n", Set(null, "a")).Kind.ShouldBe(TextErrorKind.NotSupported);
        Refuse(TextFormat.Toml, "a = 1\n", Set(Json("[{\"x\":null}]"), "b")).Kind.ShouldBe(TextErrorKind.NotSupported);
        Refuse(TextFormat.Toml, "a = 1\n", Set(Json("9223372036854775808"), "b")).Kind.ShouldBe(TextErrorKind.NotSupported);
        Refuse(TextFormat.Toml, "a = 1\n", Set(Json("1e999"), "b")).Kind.ShouldBe(TextErrorKind.NotSupported);
        Refuse(TextFormat.Toml, "a = 1\n", Set("\uD800", "b")).Kind.ShouldBe(TextErrorKind.NotSupported);
        Refuse(TextFormat.Toml, "a = 1\n", Set(1, "\uD800")).Kind.ShouldBe(TextErrorKind.NotSupported);
        Refuse(TextFormat.Toml, "a = 1\n", Set(1, "a", "b")).Kind.ShouldBe(TextErrorKind.WrongType);
        Refuse(TextFormat.Toml, "a = 1\n", Set(1, "a", 0)).Kind.ShouldBe(TextErrorKind.WrongType);
        Refuse(TextFormat.Toml, "a = 1\n", Insert(1, null, "a")).Kind.ShouldBe(TextErrorKind.WrongType);
        Refuse(TextFormat.Toml, "[[a]]\n", Insert(1, null, "a")).Kind.ShouldBe(TextErrorKind.WrongType);
        Refuse(TextFormat.Toml, "[[a]]\n", Set(1, "a", 0)).Kind.ShouldBe(TextErrorKind.WrongType);
        Refuse(TextFormat.Toml, "a = [1]\n", Insert(1, 2, "a")).Kind.ShouldBe(TextErrorKind.PathNotFound);
        Refuse(TextFormat.Toml, "\n a = [1]\n", Set(1, "a", 7)).ShouldSatisfyAllConditions(
            e => e.Kind.ShouldBe(TextErrorKind.PathNotFound), e => e.Line.ShouldBe(2), e => e.Column.ShouldBe(2));
        Refuse(TextFormat.Toml, "a = 1\na = 2\n", Set(1, "b")).ShouldSatisfyAllConditions(
            e => e.Kind.ShouldBe(TextErrorKind.DuplicateKey), e => e.Line.ShouldBe(2));
    }
}
