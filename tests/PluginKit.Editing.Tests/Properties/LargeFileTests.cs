using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using static PluginKit.Editing.Tests.Support.Texts;

namespace PluginKit.Editing.Tests.Properties;

/// <summary>Five megabytes with 20,000 members: the same answers as for small files. What they cost is measured in <c>benchmarks</c>.</summary>
public class LargeFileTests
{
    private const int Members = 20_000;

    [Theory]
    [InlineData(TextFormat.Json)]
    [InlineData(TextFormat.Jsonc)]
    [InlineData(TextFormat.Toml)]
    public void One_member_of_many_is_set_removed_and_moved(TextFormat format)
    {
        string text = Text(format);
        text.Length.ShouldBeGreaterThan(5_000_000);

        RoundTrip(format, text, Set(Json("""{"enabled":true}"""), "servers", "new"), Remove("servers", "new"));
        RoundTrip(format, text, Set(Json("[1]"), "servers", "server-10000", "list"), Remove("servers", "server-10000", "list"));
        Edit(format, text, Set(false, "servers", "server-10000", "enabled"), Set(true, "servers", "server-10000", "enabled")).ShouldBe(text);
        string moved = Edit(format, text, Move(0, "servers", "server-19999"));
        JsonObject servers = StructuredText.Read(format, Utf8(moved)).Root!["servers"]!.AsObject();
        (servers.Count, servers.GetAt(0).Key, servers.GetAt(1).Key).ShouldBe((Members, "server-19999", "server-00000"));
        Edit(format, moved, Move(Members - 1, "servers", "server-19999")).ShouldBe(text);
    }

    [Fact]
    public void A_fault_at_the_end_of_a_large_file_is_placed()
    {
        string cut = Text(TextFormat.Json)[..^4];
        TextError error = Refuse(TextFormat.Json, cut, Set(1, "x"));
        (error.Kind, error.Line).ShouldBe((TextErrorKind.Syntax, cut.Count(static c => c == '\n') + 1));
    }

    private static string Text(TextFormat format)
    {
        var text = new StringBuilder(format == TextFormat.Toml ? "model = \"none\"\n" : "{\n  \"servers\": {\n");
        string filler = new('x', 200);
        for (int i = 0; i < Members; i++)
        {
            _ = format == TextFormat.Toml
                ? text.Append(CultureInfo.InvariantCulture, $"\n# about {i}\n[servers.server-{i:D5}]\nenabled = true\nfiller = \"{filler}\"\n")
                : text.Append(CultureInfo.InvariantCulture, $"    \"server-{i:D5}\": {{\n      \"enabled\": true,\n      \"filler\": \"{filler}\"\n    }}{(i + 1 < Members ? "," : "")}\n");
        }

        return text.Append(format == TextFormat.Toml ? "" : "  }\n}\n").ToString();
    }
}
