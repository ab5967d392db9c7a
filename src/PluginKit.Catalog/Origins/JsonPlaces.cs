using System.Text;

namespace PluginKit.Catalog.Origins;

/// <summary>
/// Lines and columns of one file. Its line breaks are looked for once, and only when the first place is asked for: a file of thousands of odd entries would be
/// gone through thousands of times otherwise. Safe for concurrent use.
/// </summary>
internal sealed class JsonPlaces
{
    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly Lazy<int[]> _starts;

    /// <param name="utf8">The file.</param>
    public JsonPlaces(ReadOnlyMemory<byte> utf8)
    {
        _utf8 = utf8;
        _starts = new(() => StartsIn(utf8.Span));
    }

    /// <summary>Line from 1, and column from 1 in characters.</summary>
    /// <param name="offset">The position in bytes.</param>
    public (int Line, int Column) Of(int offset)
    {
        var found = Array.BinarySearch(_starts.Value, offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, Encoding.UTF8.GetCharCount(_utf8.Span[_starts.Value[line]..offset]) + 1);
    }

    private static int[] StartsIn(ReadOnlySpan<byte> utf8)
    {
        List<int> starts = [0];
        for (var at = 0; utf8[at..].IndexOf((byte)'\n') is >= 0 and var next;)
        {
            at += next + 1;
            starts.Add(at);
        }

        return [.. starts];
    }
}
