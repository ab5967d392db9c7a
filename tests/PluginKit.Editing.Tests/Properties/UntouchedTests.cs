using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Editing.JsonText;
using PluginKit.Editing.Layout;
using PluginKit.Editing.TomlText;
using static PluginKit.Editing.Tests.Support.Texts;

namespace PluginKit.Editing.Tests.Properties;

/// <summary>Where in the file an edit may change bytes at all, whatever it comes to.</summary>
public class UntouchedTests
{
    private const int Documents = 600;
    private const char Mark = '\uFEFF';

    [Theory]
    [InlineData(TextFormat.Json)]
    [InlineData(TextFormat.Jsonc)]
    public void Json_changes_only_between_the_neighbours_of_the_member(TextFormat format)
    {
        for (int seed = 0; seed < Documents; seed++)
        {
            var dice = new Dice(seed);
            string text = EditPropertyTests.Document(format, dice);
            JsonNode? root = StructuredText.Read(format, Utf8(text)).Root;
            MemberChange change = dice.Change(root, true);
            ReadOnlyMemory<byte> before = Utf8(text);
            ReadOnlyMemory<byte> after = StructuredText.Apply(format, before, [change]).Bytes;
            ShouldKeep(before.Span, after.Span, JsonRange(format, before, change), $"seed {seed}: {change} on\n{text}");
        }
    }

    [Fact]
    public void Toml_removal_takes_whole_lines_and_replacement_only_the_value()
    {
        for (int seed = 0; seed < Documents; seed++)
        {
            var dice = new Dice(seed);
            string text = EditPropertyTests.Document(TextFormat.Toml, dice);
            ReadOnlyMemory<byte> before = Utf8(text);
            TomlParser.Parse(before, TomlReading.AsClients, out TomlSyntax syntax).ShouldBeNull();
            var path = KeyPath.Of([.. dice.Path(syntax.Root.ToJson(), true)]);
            TomlWalk walk = TomlWalk.Along(syntax.Root, path);
            if (walk.Last.Form == TomlForm.Value)
            {
                ReadOnlyMemory<byte> replaced = StructuredText.Apply(TextFormat.Toml, before, [new SetMember { Path = path, Value = "new value" }]).Bytes;
                ShouldKeep(before.Span, replaced.Span, walk.Last.Span, $"seed {seed}: {path} on\n{text}");
            }

            if (!walk.IsInline(walk.Values.Count - 2))
            {
                string removed = Encoding.UTF8.GetString(StructuredText.Apply(TextFormat.Toml, before, [new RemoveMember { Path = path }]).Bytes.Span);
                RemovedLines(text, removed).ShouldAllBe(line => IsBlank(line) || IsOf(walk.Last, syntax, line), $"seed {seed}: {path} on\n{text}\ngave\n{removed}");
            }
        }
    }

    private static void ShouldKeep(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, TextSpan range, string because)
    {
        before[..range.Start].CommonPrefixLength(after).ShouldBe(range.Start, because);
        ReadOnlySpan<byte> tail = before[range.End..];
        after.EndsWith(tail).ShouldBeTrue(because);
        (after.Length - tail.Length).ShouldBeGreaterThanOrEqualTo(range.Start, because);
    }

    /// <summary>From the end of the value before to the start of the value after, or the brackets around; a replaced value alone.</summary>
    private static TextSpan JsonRange(TextFormat format, ReadOnlyMemory<byte> text, MemberChange change)
    {
        JsonScanner.Scan(text, format == TextFormat.Jsonc, out JsonIndex index).ShouldBeNull();
        JsonWalk walk = JsonWalk.Along(index, change.Path);
        if (change is SetMember && walk.IsComplete)
        {
            return new TextSpan(index[walk.Last].Start, index[walk.Last].End);
        }

        int container = change is RemoveMember ? walk.Parent : walk.Last;
        int position = change switch
        {
            RemoveMember => index.Children(container).IndexOf(walk.Last),
            InsertItem { Index: { } at } => at,
            _ => index.Children(container).Count,
        };
        int depth = walk.Entries.Count - 2;
        while (change is RemoveMember { RemoveEmptyParents: true } && depth > 0 && index.HasOneChild(container))
        {
            depth--;
            position = index.Children(walk.Entries[depth]).IndexOf(container);
            container = walk.Entries[depth];
        }

        List<int> siblings = index.Children(container);
        int next = change is RemoveMember ? position + 1 : position;
        return new TextSpan(
            position > 0 ? index[siblings[position - 1]].Whole.End : index[container].Start + 1,
            next < siblings.Count ? index[siblings[next]].Whole.Start : index[container].End - 1);
    }

    /// <summary>The lines that are gone; fails when a line that is left was not there before, in this order.</summary>
    private static List<string> RemovedLines(string before, string after)
    {
        var gone = new List<string>();
        var left = new Queue<string>(after.TrimStart(Mark).Split('\n').Select(static line => line.TrimEnd('\r')));
        foreach (string line in before.TrimStart(Mark).Split('\n').Select(static line => line.TrimEnd('\r')))
        {
            if (left.Count > 0 && left.Peek() == line)
            {
                left.Dequeue();
            }
            else
            {
                gone.Add(line);
            }
        }

        left.ShouldAllBe(static line => line.Length == 0);
        return gone;
    }

    private static bool IsBlank(string line) => line.AsSpan().Trim("\uFEFF \t").IsEmpty;

    /// <summary>Whether a line lies in the lines of a value: those of its keys, or from its header to the last key of the section.</summary>
    private static bool IsOf(TomlValue value, TomlSyntax syntax, string line) => TomlStatements.Below(value).Any(statement =>
    {
        int last = syntax.Statements[statement].IsHeader ? syntax.LastOfSection(statement) : statement;
        TextSpan lines = new(syntax.Statements[statement].LineStart, syntax.Statements[last].LineEnd);
        return Encoding.UTF8.GetString(syntax.Text[lines.Start..lines.End]).Contains(line, StringComparison.Ordinal);
    });
}
