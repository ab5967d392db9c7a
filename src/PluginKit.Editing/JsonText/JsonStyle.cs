using System.Text;
using PluginKit.Editing.Layout;

namespace PluginKit.Editing.JsonText;

/// <summary>How a document is laid out, as far as new text must match it.</summary>
internal sealed record JsonStyle(string NewLine, string Unit, string Colon, string Separator)
{
    // Looking at a few lines is enough, and keeps odd documents from costing time.
    private const int MaxCandidates = 64;

    public static JsonStyle Of(JsonIndex index)
    {
        ReadOnlySpan<byte> text = index.Text;
        string colon = ColonOf(index);
        return new JsonStyle(Utf8Text.NewLine(text), UnitOf(index), colon, colon.EndsWith(' ') ? " " : string.Empty);
    }

    private static string UnitOf(JsonIndex index)
    {
        ReadOnlySpan<byte> text = index.Text;
        int candidates = 0;
        for (int parent = 0; parent < index.Count && candidates < MaxCandidates; parent++)
        {
            if (index[parent].Next == parent + 1 || index[parent].Kind > JsonKind.Array)
            {
                continue;
            }

            int start = index[parent + 1].Whole.Start;
            if (!Trivia.HasNewLine(text[Trivia.SpaceStart(text, start, index[parent].Start + 1)..start]))
            {
                continue;
            }

            candidates++;
            string outer = Utf8Text.LineIndent(text, index[parent].Start);
            string inner = Utf8Text.LineIndent(text, start);
            if (inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal))
            {
                return inner[outer.Length..];
            }
        }

        return "  ";
    }

    private static string ColonOf(JsonIndex index)
    {
        for (int entry = 1; entry < index.Count; entry++)
        {
            JsonEntry member = index[entry];
            if (member.NameStart < 0)
            {
                continue;
            }

            ReadOnlySpan<byte> between = index.Text[member.NameEnd..member.Start];
            string before = between[0] == ' ' ? " :" : ":";
            return between[^1] == ':' ? before : before + " ";
        }

        return ": ";
    }
}
