using System.Globalization;
using System.Text;
using PluginKit.Contracts.Display;

namespace PluginKit.Lifecycle.Planning.Previews;

/// <summary>
/// A unified diff for people. Lines that stay are replaced by a marker: a plan shows what changes and nothing else. The same two texts always give the same diff.
/// </summary>
internal static class UnifiedDiff
{
    private const int MaxLines = 400;
    private const int MaxLineLength = 400;
    private const int MaxComparedLines = 1000;

    /// <param name="path">The file.</param>
    /// <param name="before">Its content now; <see langword="null"/> when there is none.</param>
    /// <param name="after">Its content afterwards; <see langword="null"/> when there will be none.</param>
    /// <param name="showsLines">Whether the lines are ours to show; otherwise each is replaced by its length.</param>
    public static (string Text, bool IsComplete) Of(string path, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte>? after, bool showsLines)
    {
        var (old, next) = (Lines(before), Lines(after));
        var text = new StringBuilder()
            .Append("--- ").Append(before is null ? "/dev/null" : Shown(path)).Append('\n')
            .Append("+++ ").Append(after is null ? "/dev/null" : Shown(path)).Append('\n')
            .Append(CultureInfo.InvariantCulture, $"@@ -{Range(old.Count)} +{Range(next.Count)} @@\n");
        var (written, kept, isCut) = (0, 0, false);
        foreach (var (sign, line) in Compare(old, next))
        {
            if (sign == ' ')
            {
                kept++;
                continue;
            }

            if (written == MaxLines)
            {
                isCut = true;
                break;
            }

            Kept(text, ref kept);
            text.Append(sign).Append(showsLines ? Shown(line) : string.Create(CultureInfo.InvariantCulture, $"[redacted, {line.Length} characters]")).Append('\n');
            isCut |= showsLines && line.Length > MaxLineLength;
            written++;
        }

        Kept(text, ref kept);
        if (isCut && written == MaxLines)
        {
            text.Append(" [further lines cut]\n");
        }

        return (text.ToString(), !isCut);
    }

    private static void Kept(StringBuilder text, ref int kept)
    {
        if (kept > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" [{kept} {(kept == 1 ? "line" : "lines")} unchanged]\n");
            kept = 0;
        }
    }

    /// <summary>The longest common subsequence of what lies between an equal beginning and an equal end; long texts are taken as wholly replaced.</summary>
    private static IEnumerable<(char Sign, string Line)> Compare(List<string> old, List<string> next)
    {
        var start = 0;
        while (start < old.Count && start < next.Count && old[start] == next[start])
        {
            start++;
        }

        var (oldEnd, nextEnd) = (old.Count, next.Count);
        while (oldEnd > start && nextEnd > start && old[oldEnd - 1] == next[nextEnd - 1])
        {
            oldEnd--;
            nextEnd--;
        }

        var middle = oldEnd - start > MaxComparedLines || nextEnd - start > MaxComparedLines
            ? old[start..oldEnd].Select(static line => ('-', line)).Concat(next[start..nextEnd].Select(static line => ('+', line)))
            : Middle(old[start..oldEnd], next[start..nextEnd]);
        return [.. old[..start].Select(static line => (' ', line)), .. middle, .. old[oldEnd..].Select(static line => (' ', line))];
    }

    private static IEnumerable<(char Sign, string Line)> Middle(List<string> old, List<string> next)
    {
        var common = new int[old.Count + 1, next.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = next.Count - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == next[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var (a, b) = (0, 0);
        while (a < old.Count || b < next.Count)
        {
            if (a < old.Count && b < next.Count && old[a] == next[b])
            {
                yield return (' ', old[a++]);
                b++;
            }
            else if (a < old.Count && (b == next.Count || common[a + 1, b] >= common[a, b + 1]))
            {
                yield return ('-', old[a++]);
            }
            else
            {
                yield return ('+', next[b++]);
            }
        }
    }

    private static List<string> Lines(ReadOnlyMemory<byte>? content)
    {
        if (content is not { Length: > 0 } bytes)
        {
            return [];
        }

        var text = Encoding.UTF8.GetString(bytes.Span);
        List<string> lines = [.. text.Split('\n')];
        if (lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }

    private static string Range(int count) => count == 0 ? "0,0" : string.Create(CultureInfo.InvariantCulture, $"1,{count}");

    private static string Shown(string line) => UntrustedText.ToDisplay(line, MaxLineLength);
}
