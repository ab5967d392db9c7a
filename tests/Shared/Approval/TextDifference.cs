namespace PluginKit.Tests.Approval;

/// <summary>The lines in which two texts differ, with their places, by the longest common subsequence.</summary>
internal static class TextDifference
{
    private const int ShownLines = 80;

    public static string Of(string approved, string generated)
    {
        var (old, now) = (approved.Split('\n'), generated.Split('\n'));
        var start = old.Zip(now).TakeWhile(static pair => pair.First == pair.Second).Count();
        var end = old.Skip(start).Reverse().Zip(now.Skip(start).Reverse()).TakeWhile(static pair => pair.First == pair.Second).Count();
        var lines = Lines(old[start..^end], now[start..^end], start).ToArray();
        var left = lines.Length > ShownLines ? $"\n… and {lines.Length - ShownLines} lines more" : string.Empty;
        return string.Join('\n', lines.Take(ShownLines)) + left;
    }

    private static IEnumerable<string> Lines(string[] old, string[] now, int start)
    {
        var common = CommonLengths(old, now);
        var (i, j) = (0, 0);
        var isInHunk = false;
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                (i, j, isInHunk) = (i + 1, j + 1, false);
                continue;
            }

            if (!isInHunk)
            {
                isInHunk = true;
                yield return $"@@ line {start + i + 1}";
            }

            yield return j >= now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]) ? "- " + old[i++] : "+ " + now[j++];
        }
    }

    private static int[,] CommonLengths(string[] old, string[] now)
    {
        var lengths = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
