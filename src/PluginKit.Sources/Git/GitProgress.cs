using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PluginKit.Contracts.Sources;

namespace PluginKit.Sources.Git;

/// <summary>
/// Reads what git says of its progress. Git ends such a line by a carriage return, and puts <c>remote:</c> before what the server says. Of both only numbers are taken
/// over: a server may write what it likes.
/// </summary>
internal sealed partial class GitProgress(IProgress<FetchProgress> receiver)
{
    /// <summary>Progress is shorter; what is longer is something else and passed over.</summary>
    private const int MaxLine = 200;

    private readonly StringBuilder _line = new();
    private (FetchPhase Phase, int? Percent)? _told;
    private bool _isTooLong;

    /// <summary>A piece of the error output, wherever it is cut.</summary>
    public void Read(ReadOnlyMemory<byte> bytes)
    {
        foreach (var value in bytes.Span)
        {
            if (value is (byte)'\r' or (byte)'\n')
            {
                End();
            }
            else if (_line.Length < MaxLine)
            {
                _line.Append((char)value);
            }
            else
            {
                _isTooLong = true;
            }
        }
    }

    /// <summary>Whether a line is one of progress.</summary>
    public static bool IsProgress(string line) => line.Length <= MaxLine && Line().IsMatch(line);

    private void End()
    {
        if (!_isTooLong && Of(_line.ToString()) is { } progress && (progress.Phase, progress.Percent) is var told && told != _told)
        {
            _told = told;
            receiver.Report(progress);
        }

        _line.Clear();
        _isTooLong = false;
    }

    private static FetchProgress? Of(string line)
    {
        if (Line().Match(line) is not { Success: true } match)
        {
            return null;
        }

        var (done, all) = (Number(match.Groups["done"].Value), Number(match.Groups["all"].Value));

        // The last line of a phase comes twice, and only the second one has the final number of bytes.
        return done > all || (done == all && !match.Groups["end"].Success)
            ? null
            : new(match.Groups["what"].Value switch { "Receiving" => FetchPhase.Receiving, "Resolving" => FetchPhase.Resolving, _ => FetchPhase.Preparing })
            {
                Objects = done,
                TotalObjects = all,
                Bytes = match.Groups["size"].Success ? Bytes(match.Groups["size"].ValueSpan, match.Groups["unit"].Value) : null,
            };
    }

    private static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);

    private static long Bytes(ReadOnlySpan<char> size, string unit) =>
        (long)(double.Parse(size, CultureInfo.InvariantCulture) * unit switch { "KiB" => 1L << 10, "MiB" => 1L << 20, "GiB" => 1L << 30, _ => 1 });

    /// <summary>Of the server only the work that comes before it sends; what this machine does it cannot speak of.</summary>
    [GeneratedRegex(
        @"^(?:remote: (?<what>Counting|Compressing) objects|(?<what>Receiving) objects|(?<what>Resolving) deltas): +[0-9]{1,3}% \((?<done>[0-9]{1,12})/(?<all>[0-9]{1,12})\)(?:, (?<size>[0-9]{1,12}(?:\.[0-9]{1,3})?) (?<unit>bytes|KiB|MiB|GiB))?(?:.*(?<end>, done\.))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Line();
}
