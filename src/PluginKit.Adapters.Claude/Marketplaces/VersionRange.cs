using System.Globalization;

namespace PluginKit.Adapters.Claude.Marketplaces;

/// <summary>
/// The part of npm's version ranges that manifests use: <c>1.2.3</c>, <c>^1.2</c>, <c>~1.2</c>, <c>&gt;=1 &lt;2</c>, <c>1.x</c>, <c>*</c> and <c>||</c>. What is
/// not understood is accepted by no version, as with the client.
/// </summary>
internal static class VersionRange
{
    private static readonly string[] Operators = [">=", "<=", ">", "<", "=", "^", "~"];

    public static bool Accepts(string range, string? version) => Parse(version) is { IsWhole: true } parsed
        && range.Split("||").Any(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(comparator => Fits(comparator, parsed.Numbers)));

    private static bool Fits(string comparator, int[] version)
    {
        var sign = Array.Find(Operators, known => comparator.StartsWith(known, StringComparison.Ordinal)) ?? "=";
        if (Parse(comparator.StartsWith(sign, StringComparison.Ordinal) ? comparator[sign.Length..] : comparator) is not { } wanted)
        {
            return false;
        }
        var lower = Compare(version, wanted.Numbers);
        return sign switch
        {
            ">=" => lower >= 0,
            "<" => lower < 0,
            ">" => wanted.IsWhole ? lower > 0 : Compare(version, Above(wanted.Numbers, wanted.Given - 1)) >= 0,
            "<=" => wanted.IsWhole ? lower <= 0 : wanted.Given == 0 || Compare(version, Above(wanted.Numbers, wanted.Given - 1)) < 0,
            "^" => lower >= 0 && (wanted.Given == 0 || Compare(version, Above(wanted.Numbers, FirstThatCounts(wanted))) < 0),
            "~" => lower >= 0 && (wanted.Given == 0 || Compare(version, Above(wanted.Numbers, Math.Min(1, wanted.Given - 1))) < 0),
            _ => wanted.IsWhole ? lower == 0 : lower >= 0 && (wanted.Given == 0 || Compare(version, Above(wanted.Numbers, wanted.Given - 1)) < 0),
        };
    }

    private static int FirstThatCounts((int[] Numbers, int Given, bool IsWhole) wanted)
    {
        var place = Array.FindIndex(wanted.Numbers, static number => number > 0);
        return place < 0 ? wanted.Given - 1 : Math.Min(place, wanted.Given - 1);
    }

    /// <summary>The first version above all that begin with the numbers up to a place.</summary>
    private static int[] Above(int[] numbers, int place) => [.. numbers.Select((number, i) => i < place ? number : i == place ? number + 1 : 0)];

    private static int Compare(int[] first, int[] second)
    {
        for (var i = 0; i < 3; i++)
        {
            if (first[i] != second[i])
            {
                return first[i].CompareTo(second[i]);
            }
        }
        return 0;
    }

    /// <summary>Build metadata is left out; a pre-release is no whole version, since ranges leave pre-releases out.</summary>
    private static (int[] Numbers, int Given, bool IsWhole)? Parse(string? text)
    {
        var plain = (text ?? "?").TrimStart('v').Split('+', 2)[0];
        var numbers = new int[3];
        var given = 0;
        foreach (var part in plain.Length == 0 ? [] : plain.Split('.'))
        {
            if (part is "x" or "X" or "*")
            {
                break;
            }
            if (given == 3 || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out numbers[given]))
            {
                return null;
            }
            given++;
        }
        return (numbers, given, given == 3);
    }
}
