using System.Text;
using System.Text.Json.Nodes;
using static PluginKit.Editing.Tests.Support.Texts;

namespace PluginKit.Editing.Tests.Properties;

public class EditPropertyTests
{
    private const int Documents = 400;
    private const int Changes = 6;

    [Theory]
    [InlineData(TextFormat.Json)]
    [InlineData(TextFormat.Jsonc)]
    [InlineData(TextFormat.Toml)]
    public void An_edit_means_what_the_change_means_on_values(TextFormat format)
    {
        for (int seed = 0; seed < Documents; seed++)
        {
            var dice = new Dice(seed);
            string text = Document(format, dice);
            for (int i = 0; i < Changes; i++)
            {
                JsonNode? root = Root(format, text);
                MemberChange change = dice.Change(root, format != TextFormat.Toml);
                if (IsForTablesOnly(format, text, change))
                {
                    continue;
                }

                string after = Apply(format, text, change);
                JsonNode? expected = Model.Apply(root, change);
                bool mayKeepEmpty = format == TextFormat.Toml || change is RemoveMember { RemoveEmptyParents: true };
                Same(mayKeepEmpty, Root(format, after), expected).ShouldBeTrue($"seed {seed}: {change} on\n{text}\ngave\n{after}");
                text = after;
            }
        }
    }

    [Theory]
    [InlineData(TextFormat.Json)]
    [InlineData(TextFormat.Jsonc)]
    [InlineData(TextFormat.Toml)]
    public void What_was_added_is_removed_without_a_trace(TextFormat format)
    {
        for (int seed = 0; seed < Documents; seed++)
        {
            var dice = new Dice(seed);
            string text = Document(format, dice);
            JsonNode? root = Root(format, text);
            for (int i = 0; i < Changes; i++)
            {
                (MemberChange add, RemoveMember remove) = dice.Addition(root, format != TextFormat.Toml);
                if (IsForTablesOnly(format, text, add))
                {
                    continue;
                }

                string added = Apply(format, text, add);
                Apply(format, added, remove).ShouldBe(text, $"seed {seed}: {add} on\n{text}\ngave\n{added}");
            }
        }
    }

    [Theory]
    [InlineData(TextFormat.Json, 1200)]
    [InlineData(TextFormat.Jsonc, 1200)]
    [InlineData(TextFormat.Toml, 600)]
    public void What_was_moved_and_moved_back_leaves_no_trace(TextFormat format, int least)
    {
        int moves = 0;
        for (int seed = 0; seed < Documents; seed++)
        {
            var dice = new Dice(seed);
            string text = Document(format, dice);
            for (int i = 0; i < Changes; i++)
            {
                JsonNode? root = Root(format, text);
                (KeyPath path, int from, int to) = dice.Move(root);
                StructuredEditResult moved = StructuredText.Apply(format, Utf8(text), [new MoveMember { Path = path, Index = to }]);
                if (format == TextFormat.Toml && moved.Error?.Kind == TextErrorKind.NotSupported)
                {
                    continue;
                }

                moved.Error.ShouldBeNull($"seed {seed}: {path} to {to} in\n{text}");
                string after = Encoding.UTF8.GetString(moved.Bytes.Span);
                Root(format, after)!.ToJsonString().ShouldBe(Model.Move(root, path, to)!.ToJsonString(), $"seed {seed}: {path} to {to} in\n{text}\ngave\n{after}");
                KeyPath there = path.Segments[^1].Kind == KeySegmentKind.Index ? KeyPath.Of([.. path.Segments.SkipLast(1), to]) : path;
                Apply(format, after, new MoveMember { Path = there, Index = from }).ShouldBe(text, $"seed {seed}: {path} to {to} gave\n{after}");
                moves++;
            }
        }

        moves.ShouldBeGreaterThan(least);
    }

    [Theory]
    [InlineData(TextFormat.Json)]
    [InlineData(TextFormat.Jsonc)]
    [InlineData(TextFormat.Toml)]
    public void Broken_text_gives_an_error_and_never_an_exception(TextFormat format)
    {
        for (int seed = 0; seed < Documents; seed++)
        {
            var dice = new Dice(seed);
            byte[] bytes = Encoding.UTF8.GetBytes(Document(format, dice));
            for (int i = 0; i < 20; i++)
            {
                byte[] broken = Break(dice, bytes);
                StructuredReadResult read = StructuredText.Read(format, broken);
                StructuredEditResult edit = StructuredText.Apply(format, broken, [Set("v", "new", "member"), Remove("new")]);
                (read.Error is null).ShouldBe(read.IsOk);
                if (!read.IsOk && broken.Length > 0)
                {
                    edit.Error.ShouldBe(read.Error);
                    edit.Bytes.ToArray().ShouldBe(broken);
                }
                else if (edit.IsOk && broken.Length > 0)
                {
                    StructuredText.Read(format, edit.Bytes).IsOk.ShouldBeTrue();
                }
            }
        }
    }

    internal static string Document(TextFormat format, Dice dice)
    {
        var root = new JsonObject { ["first"] = dice.Value(2, false) };
        for (int i = dice.Roll(6); i > 0; i--)
        {
            root[dice.Name()] = dice.Value(4, format != TextFormat.Toml);
        }

        return format == TextFormat.Toml ? new TomlWriter(dice).Write(root) : new JsonWriter(dice, format == TextFormat.Jsonc).Write(root);
    }

    private static byte[] Break(Dice dice, byte[] bytes)
    {
        if (dice.Chance(40))
        {
            return bytes[..dice.Roll(bytes.Length)];
        }

        byte[] broken = [.. bytes];
        byte[] likely = "{}[]\",:'#/*=.\\\n\r 0-e\uFEFF\0\x7F"u8.ToArray();
        for (int i = dice.Roll(4); i >= 0; i--)
        {
            broken[dice.Roll(broken.Length)] = dice.Chance(80) ? dice.Pick(likely) : (byte)dice.Roll(256);
        }

        return broken;
    }

    /// <summary>An array of tables with headers takes objects only; that is told, and no more to be tested.</summary>
    private static bool IsForTablesOnly(TextFormat format, string text, MemberChange change) => format == TextFormat.Toml
        && StructuredText.Apply(format, Utf8(text), [change]).Error is { Kind: TextErrorKind.WrongType } error
        && error.Message.Contains("object", StringComparison.Ordinal);

    private static JsonNode? Root(TextFormat format, string text)
    {
        StructuredReadResult read = StructuredText.Read(format, Utf8(text));
        read.IsOk.ShouldBeTrue($"{read.Error}\n{text}");
        return read.Root;
    }

    private static string Apply(TextFormat format, string text, MemberChange change)
    {
        StructuredEditResult result = StructuredText.Apply(format, Utf8(text), [change]);
        result.IsOk.ShouldBeTrue($"{result.Error}: {change} on\n{text}");
        return Encoding.UTF8.GetString(result.Bytes.Span);
    }

    /// <summary>
    /// TOML cannot keep every empty table, and a JSONC parent that holds a comment is never removed with its last member.
    /// </summary>
    private static bool Same(bool pruned, JsonNode? actual, JsonNode? expected) => pruned
        ? JsonNode.DeepEquals(Model.Prune(actual), Model.Prune(expected))
        : JsonNode.DeepEquals(actual, expected);
}
