using System.Text;
using System.Text.Json.Nodes;
using static PluginKit.Editing.Tests.Support.Texts;

namespace PluginKit.Editing.Tests.JsonText;

public class JsonReadTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("{")]
    [InlineData("{\"a\"")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":1,}")]
    [InlineData("[1,]")]
    [InlineData("[,]")]
    [InlineData("{a:1}")]
    [InlineData("{} {}")]
    [InlineData("// c\n{}")]
    [InlineData("{/* c */}")]
    [InlineData("[01]")]
    [InlineData("[1.]")]
    [InlineData("[.5]")]
    [InlineData("[-]")]
    [InlineData("[1e]")]
    [InlineData("[+1]")]
    [InlineData("[tru]")]
    [InlineData("[NaN]")]
    [InlineData("[\"\\x\"]")]
    [InlineData("[\"\\u12\"]")]
    [InlineData("[\"a\nb\"]")]
    [InlineData("[\"a]")]
    [InlineData("['a']")]
    [InlineData("[1 2]")]
    public void Text_that_is_not_json_is_a_syntax_error_and_never_edited(string text)
    {
        StructuredReadResult result = StructuredText.Read(TextFormat.Json, Utf8(text));

        result.IsOk.ShouldBeFalse();
        result.Error!.Kind.ShouldBe(TextErrorKind.Syntax);
        if (text.Length > 0)
        {
            Refuse(TextFormat.Json, text, Set(1, "x")).ShouldBe(result.Error);
            Refuse(TextFormat.Json, text).ShouldBe(result.Error);
        }
    }

    [Theory]
    [InlineData("{,}")]
    [InlineData("{\"a\":1,,}")]
    [InlineData("{} /* open")]
    [InlineData("{} / ")]
    [InlineData("{\"a\" 1}")]
    public void Comments_and_trailing_commas_are_not_everything(string text) =>
        StructuredText.Read(TextFormat.Jsonc, Utf8(text)).Error!.Kind.ShouldBe(TextErrorKind.Syntax);

    [Fact]
    public void Errors_name_line_and_column()
    {
        TextError error = StructuredText.Read(TextFormat.Json, Utf8("\uFEFF{\n  \"é😀\": tru\n}")).Error!;
        (error.Line, error.Column).ShouldBe((2, 10));
        StructuredText.Read(TextFormat.Json, Utf8("\uFEFFx")).Error!.Column.ShouldBe(1);
    }

    [Fact]
    public void Values_are_read()
    {
        JsonNode root = StructuredText.Read(TextFormat.Jsonc, Utf8("""
            { // all kinds
              "s": "a\u0041\"\\\/\b\f\n\r\tü😀\ud83d\ude00", "n": -1.5e3, "i": 7, "t": true, "f": false, "z": null,
              "l": [1, [], {},],
            }
            """)).Root!;
        root["s"]!.GetValue<string>().ShouldBe("aA\"\\/\b\f\n\r\tü😀😀");
        root["n"]!.GetValue<double>().ShouldBe(-1500);
        root["i"]!.GetValue<int>().ShouldBe(7);
        root["i"]!.GetValue<long>().ShouldBe(7);
        root["t"]!.GetValue<bool>().ShouldBeTrue();
        root["z"].ShouldBeNull();
        root["l"]!.ToJsonString().ShouldBe("[1,[],{}]");
    }

    [Fact]
    public void The_last_of_duplicate_keys_wins_and_their_place_is_told()
    {
        StructuredReadResult result = StructuredText.Read(TextFormat.Json, Utf8("{\"a\":1,\"b\":2,\n\"\\u0061\":3}"));
        result.Root!.ToJsonString().ShouldBe("{\"a\":3,\"b\":2}");
        result.HasDuplicateKeys.ShouldBeTrue();
        result.FirstDuplicate!.ShouldSatisfyAllConditions(
            d => d.Kind.ShouldBe(TextErrorKind.DuplicateKey), d => d.Line.ShouldBe(2), d => d.Column.ShouldBe(1));
        StructuredText.Read(TextFormat.Json, Utf8("{\"a\":1,\"A\":2}")).HasDuplicateKeys.ShouldBeFalse();
    }

    [Fact]
    public void A_duplicate_key_stops_changes_on_its_path_only()
    {
        const string Text = "{\"a\":{\"x\":1},\n \"a\":{\"x\":2},\"b\":1}";
        MemberChange[] touching = [Set(9, "a"), Set(9, "a", "x"), Remove("a"), RemoveWithParents("a", "x"), Move(0, "a"), Insert(1, null, "a", "l")];
        foreach (MemberChange change in touching)
        {
            TextError error = Refuse(TextFormat.Json, Text, change);
            (error.Kind, error.Line, error.Column).ShouldBe((TextErrorKind.DuplicateKey, 2, 2));
        }

        Edit(TextFormat.Json, Text, Set(2, "b")).ShouldBe(Text.Replace("\"b\":1", "\"b\":2", StringComparison.Ordinal));
    }

    [Fact]
    public void Paths_find_values()
    {
        StructuredReadResult result = StructuredText.Read(TextFormat.Json, Utf8("""{"p":[{"name":"x","v":[1,2]}],"z":null}"""));
        result.Find(KeyPath.Of("p", 0, "v", 1))!.GetValue<int>().ShouldBe(2);
        result.Find(KeyPath.Of("p", KeySegment.Item("name", "x"), "name"))!.GetValue<string>().ShouldBe("x");
        result.Find(KeyPath.Of("p", KeySegment.Item("name", "y"))).ShouldBeNull();
        result.TryFind(KeyPath.Of("z"), out _).ShouldBeTrue();
        result.TryFind(KeyPath.Of("p", 1), out _).ShouldBeFalse();
        result.TryFind(KeyPath.Of("z", "q"), out _).ShouldBeFalse();
        result.Find(KeyPath.Root).ShouldBeSameAs(result.Root);
    }

    [Theory]
    [InlineData(128, null)]
    [InlineData(129, TextErrorKind.TooDeep)]
    [InlineData(200_000, TextErrorKind.TooDeep)]
    public void Depth_is_bounded(int depth, TextErrorKind? kind)
    {
        string text = string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth));
        TextErrorKind? found = StructuredText.Read(TextFormat.Json, Utf8(text)).Error?.Kind;
        found.ShouldBe(kind);
    }

    [Fact]
    public void A_value_that_makes_the_document_too_deep_is_refused()
    {
        JsonNode deep = new JsonArray();
        for (int i = 0; i < 127; i++)
        {
            deep = new JsonArray(deep);
        }

        Refuse(TextFormat.Json, "{}", Set(deep.DeepClone(), "a")).Kind.ShouldBe(TextErrorKind.TooDeep);
        Refuse(TextFormat.Json, "{}", Set(new JsonArray(deep), "a")).Kind.ShouldBe(TextErrorKind.TooDeep);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_an_encoding_error()
    {
        TextError error = StructuredText.Read(TextFormat.Json, new byte[] { (byte)'[', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)']' }).Error!;
        (error.Kind, error.Column).ShouldBe((TextErrorKind.Encoding, 3));
        StructuredText.Read(TextFormat.Json, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray()).Error!
            .ShouldSatisfyAllConditions(e => e.Kind.ShouldBe(TextErrorKind.Encoding), e => e.Message.ShouldContain("UTF-16"));
        StructuredText.Read(TextFormat.Toml, new byte[] { 0xFF }).Error!.Kind.ShouldBe(TextErrorKind.Encoding);
    }

    [Fact]
    public void A_path_through_a_value_of_another_type_is_refused_and_removing_there_is_nothing()
    {
        Refuse(TextFormat.Json, "{\"a\":[1]}", Set(1, "a", "b")).Kind.ShouldBe(TextErrorKind.WrongType);
        Refuse(TextFormat.Json, "{\"a\":{}}", Set(1, "a", 0)).Kind.ShouldBe(TextErrorKind.WrongType);
        Refuse(TextFormat.Json, "{\"a\":null}", Set(1, "a", "b", "c")).Kind.ShouldBe(TextErrorKind.WrongType);
        Refuse(TextFormat.Json, "{\"a\":[1]}", Set(1, "a", 2)).Kind.ShouldBe(TextErrorKind.PathNotFound);
        Edit(TextFormat.Json, "{\"a\":[1]}", Remove("a", "b"), Remove("a", 7), Remove("q", "r")).ShouldBe("{\"a\":[1]}");
    }

    [Fact]
    public void All_changes_are_made_or_none() => Refuse(TextFormat.Json, "{}", Set(1, "a"), Set(2, "a", "b")).Kind.ShouldBe(TextErrorKind.WrongType);

    [Fact]
    public void Misuse_throws()
    {
        Should.Throw<ArgumentException>(() => StructuredText.Apply(TextFormat.Json, Utf8("{}"), [Remove()]));
        Should.Throw<ArgumentException>(() => StructuredText.Apply(TextFormat.Json, Utf8("{}"), [null!]));
        Should.Throw<ArgumentOutOfRangeException>(() => StructuredText.Read((TextFormat)9, Utf8("{}")));
        Should.Throw<ArgumentOutOfRangeException>(() => KeySegment.Index(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => Insert(1, -1, "a"));
        Should.Throw<ArgumentOutOfRangeException>(() => Move(-1, "a"));
        Should.Throw<ArgumentException>(() => KeyPath.Of("a", null!));
    }

    [Fact]
    public void Paths_are_values_and_read_well()
    {
        KeyPath.Of("plugins", "a@b", "enabled").ToString().ShouldBe("plugins.\"a@b\".enabled");
        KeyPath.Of("plugins", KeySegment.Item("name", "x"), 3, "q\"").ToString().ShouldBe("plugins[name=x][3].\"q\\\"\"");
        KeyPath.Root.ToString().ShouldBe("(root)");
        KeyPath.Of("a", 1).ShouldBe(KeyPath.Of("a").Append(1));
        KeyPath.Of("a", 1).GetHashCode().ShouldBe(KeyPath.Of("a", 1).GetHashCode());
        KeyPath.Of("a", 1).ShouldNotBe(KeyPath.Of("a", "1"));
    }
}
