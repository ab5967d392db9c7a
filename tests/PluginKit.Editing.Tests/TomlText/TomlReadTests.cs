using System.Text.Json.Nodes;
using static PluginKit.Editing.Tests.Support.Texts;

namespace PluginKit.Editing.Tests.TomlText;

/// <summary>Our own small cases; the whole grammar is held to the toml-test suite where it is present.</summary>
public class TomlReadTests
{
    [Fact]
    public void Values_have_their_types()
    {
        TomlReadResult result = Toml.Parse(Utf8("""
            s = "a\u00e9\n" # comment
            l = 'C:\x'
            i = -1_000
            h = 0xFF
            f = 6.5e-1
            inf = -inf
            b = true
            odt = 1979-05-27 07:32:00.5-07:00
            ldt = 1979-05-27T07:32:00
            d = 1979-05-27
            t = 07:32:00.999999999
            far = 2000-01-01T00:00:00+23:59
            """));
        IReadOnlyDictionary<string, TomlValue> root = result.Document!.Root.Members;
        root["s"].AsString.ShouldBe("aé\n");
        root["l"].AsString.ShouldBe("C:\\x");
        root["i"].AsInteger.ShouldBe(-1000);
        root["h"].AsInteger.ShouldBe(255);
        root["f"].AsFloat.ShouldBe(0.65);
        root["inf"].AsFloat.ShouldBe(double.NegativeInfinity);
        root["b"].AsBoolean.ShouldBeTrue();
        root["odt"].AsOffsetDateTime.ShouldBe(new DateTimeOffset(1979, 5, 27, 7, 32, 0, 500, TimeSpan.FromHours(-7)));
        root["ldt"].AsLocalDateTime.ShouldBe(new DateTime(1979, 5, 27, 7, 32, 0, DateTimeKind.Unspecified));
        root["d"].AsLocalDate.ShouldBe(new DateOnly(1979, 5, 27));
        root["t"].AsLocalTime.Ticks.ShouldBe(new TimeOnly(7, 32).Ticks + 9_999_999);
        root["far"].AsOffsetDateTime.UtcDateTime.ShouldBe(new DateTime(1999, 12, 31, 0, 1, 0, DateTimeKind.Utc));
        Should.Throw<InvalidOperationException>(() => root["s"].AsInteger).Message.ShouldContain("String");
        Should.Throw<InvalidOperationException>(() => root["s"].Items);
    }

    [Fact]
    public void Documents_are_read_as_json_values()
    {
        JsonNode root = StructuredText.Read(TextFormat.Toml, Utf8("""
            f = 1.0
            n = nan
            when = 1979-05-27 07:32:00z
            "a.b".c = [1, { x = 'y' }]
            [t.u]
            k = 2
            [[t.l]]
            """)).Root!;
        root.ToJsonString().ShouldBe(
            """{"f":1.0,"n":"nan","when":"1979-05-27T07:32:00Z","a.b":{"c":[1,{"x":"y"}]},"t":{"u":{"k":2},"l":[{}]}}""");
        root["t"]!["u"]!["k"]!.GetValue<int>().ShouldBe(2);
        StructuredText.Read(TextFormat.Toml, default).Root!.AsObject().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a = 1\na = 2", TextErrorKind.DuplicateKey, 2, 1)]
    [InlineData("[t]\n[t]", TextErrorKind.DuplicateKey, 2, 1)]
    [InlineData("a.b = 1\n[a]", TextErrorKind.DuplicateKey, 2, 1)]
    [InlineData("t = {}\n[t.x]", TextErrorKind.DuplicateKey, 2, 1)]
    [InlineData("l = [1]\n[[l]]", TextErrorKind.DuplicateKey, 2, 1)]
    [InlineData("a = 9223372036854775808", TextErrorKind.Syntax, 1, 5)]
    [InlineData("a = 01", TextErrorKind.Syntax, 1, 5)]
    [InlineData("a = 1979-02-30", TextErrorKind.Syntax, 1, 5)]
    [InlineData("a = 0001-01-01T00:00:00+01:00", TextErrorKind.Syntax, 1, 5)]
    [InlineData("a = \"x", TextErrorKind.Syntax, 1, 5)]
    [InlineData("a = 1 b = 2", TextErrorKind.Syntax, 1, 7)]
    [InlineData("a", TextErrorKind.Syntax, 1, 2)]
    [InlineData("a =", TextErrorKind.Syntax, 1, 4)]
    [InlineData("[a", TextErrorKind.Syntax, 1, 3)]
    [InlineData("a = [1", TextErrorKind.Syntax, 1, 7)]
    [InlineData("# \u0001", TextErrorKind.Syntax, 1, 3)]
    public void Errors_name_their_place(string text, TextErrorKind kind, int line, int column)
    {
        TextError error = Toml.Parse(Utf8(text)).Error!;
        (error.Kind, error.Line, error.Column).ShouldBe((kind, line, column));
        Refuse(TextFormat.Toml, text, Set(1, "z")).ShouldBe(error);
    }

    [Theory]
    [InlineData("a = 07:32", TextErrorKind.Syntax, 1, 5)]
    [InlineData("a = {\n}", TextErrorKind.Syntax, 1, 6)]
    [InlineData("a = {b = 1,}", TextErrorKind.Syntax, 1, 12)]
    [InlineData("a = \"\\e\"", TextErrorKind.Syntax, 1, 6)]
    [InlineData("a = \"\\x41\"", TextErrorKind.Syntax, 1, 6)]
    public void What_only_newer_toml_allows_is_an_error_where_the_types_are_asked_for(string text, TextErrorKind kind, int line, int column)
    {
        TextError error = Toml.Parse(Utf8(text)).Error!;
        (error.Kind, error.Line, error.Column).ShouldBe((kind, line, column));
        RoundTrip(TextFormat.Toml, text, Set(1, "z"), Remove("z"));
    }

    [Fact]
    public void What_newer_toml_allows_is_read_as_the_client_reads_it() =>
        StructuredText.Read(TextFormat.Toml, Utf8("a = {\n  b = 1, # one\n\n  c.d = 2,\n}\ne = \"\\e\\x41\"\nt = 07:32\nd = 1979-05-27T07:32Z\n")).Root!.ToJsonString()
            .ShouldBe("""{"a":{"b":1,"c":{"d":2}},"e":"\u001BA","t":"07:32:00","d":"1979-05-27T07:32:00Z"}""");

    [Fact]
    public void Depth_is_bounded()
    {
        Toml.Parse(Utf8("a = " + new string('[', 128) + new string(']', 128))).IsOk.ShouldBeTrue();
        Toml.Parse(Utf8("a = " + new string('[', 100_000))).Error!.Kind.ShouldBe(TextErrorKind.TooDeep);
        Toml.Parse(Utf8("a = " + string.Concat(Enumerable.Repeat("{a=", 100_000)))).Error!.Kind.ShouldBe(TextErrorKind.TooDeep);
        Toml.Parse(Utf8(string.Join('.', Enumerable.Repeat("a", 100_000)) + " = 1")).Error!.Kind.ShouldBe(TextErrorKind.TooDeep);
        Toml.Parse(Utf8("[" + string.Join('.', Enumerable.Repeat("a", 100_000)) + "]")).Error!.Kind.ShouldBe(TextErrorKind.TooDeep);
    }
}
