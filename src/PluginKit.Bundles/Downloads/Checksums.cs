using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;

namespace PluginKit.Bundles.Downloads;

/// <summary>
/// The lines of a checksum file: 64 hex digits, two separators (two spaces, or a space and a star) and a name that counts as a whole. A line without a name
/// is taken in a sidecar, where it is the only one and the name of the file says what it is for; elsewhere it would be good for any file.
/// </summary>
internal sealed class Checksums
{
    private readonly Dictionary<string, string> _digests = new(StringComparer.Ordinal);

    private Checksums(string source) => Source = source;

    /// <summary>Where it comes from, fit to be told.</summary>
    public string Source { get; }

    public IReadOnlyDictionary<string, string> Entries => _digests;

    /// <summary>Reads a file for many names.</summary>
    public static (Checksums? Checksums, Problem? Problem) Parse(string text, string source) => Parse(text, source, onlyName: null);

    /// <summary>Reads the file beside another one.</summary>
    public static (Checksums? Checksums, Problem? Problem) ParseSidecar(string text, string source, string name) => Parse(text, source, name);

    /// <summary>The digest from 64 hex digits as people write them, or nothing.</summary>
    public static string? DigestOf(string hex)
    {
        var digits = hex.StartsWith(ContentDigest.Prefix, StringComparison.Ordinal) ? hex[ContentDigest.Prefix.Length..] : hex;
        return digits.All(char.IsAsciiHexDigit) ? ContentDigest.OfHex(digits.ToLowerInvariant()) : null;
    }

    /// <summary>The digest of a name that is written exactly so.</summary>
    public string? Find(string name) => _digests.GetValueOrDefault(name);

    private static (Checksums? Checksums, Problem? Problem) Parse(string text, string source, string? onlyName)
    {
        var checksums = new Checksums(source);
        var lines = text.TrimStart('\uFEFF').Split('\n').Select(static (line, index) => (Text: line.TrimEnd('\r'), Number: index + 1)).Where(static line => line.Text.Length > 0).ToArray();
        foreach (var (line, number) in lines)
        {
            if (checksums.Add(line, lines.Length == 1 ? onlyName : null) is { } fault)
            {
                return (null, Problem.Of(ProblemCodes.ChecksumInvalid, $"Line {number} of '{source}' {fault}.", source) with { Line = number });
            }
        }

        return lines.Length == 0
            ? (null, Problem.Of(ProblemCodes.ChecksumInvalid, $"'{source}' is empty.", source))
            : (checksums, null);
    }

    private string? Add(string line, string? bareName)
    {
        var end = line.IndexOf(' ', StringComparison.Ordinal);
        if (DigestOf(end < 0 ? line : line[..end]) is not { } digest || line.StartsWith(ContentDigest.Prefix, StringComparison.Ordinal))
        {
            return "does not begin with the 64 hex digits of a SHA-256";
        }

        if (end < 0)
        {
            return bareName is null ? "has no name, and would be good for any file" : Add(bareName, digest, line);
        }

        // 'hex  name' and 'hex *name', as sha256sum writes them.
        return end + 2 < line.Length && line[end + 1] is ' ' or '*' ? Add(line[(end + 2)..], digest, line) : "is not made of digits, two separators and a name";
    }

    private string? Add(string name, string digest, string line)
    {
        if (name.Any(char.IsControl) || char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]) || line.Length > 1024)
        {
            return "has a name that no file should have";
        }

        return _digests.TryAdd(name, digest) || string.Equals(_digests[name], digest, StringComparison.Ordinal)
            ? null
            : $"gives '{Printable.Of(name)}' another checksum than a line before";
    }
}
