using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace PluginKit.Adapters.Codex.Cache;

/// <summary>A version after semver 2.0, as far as ordering needs it; build metadata breaks ties by text, as in the client.</summary>
internal sealed class SemanticVersion
{
    private const int LengthLimit = 256;
    private readonly BigInteger[] _numbers;
    private readonly string[] _preRelease;
    private readonly string _build;

    private SemanticVersion(BigInteger[] numbers, string[] preRelease, string build)
    {
        _numbers = numbers;
        _preRelease = preRelease;
        _build = build;
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out SemanticVersion? version)
    {
        version = null;
        if (text.Length > LengthLimit)
        {
            return false;
        }

        var (rest, build) = Split(text, '+');
        var (core, preRelease) = Split(rest, '-');
        var numbers = core.Split('.');
        var identifiers = preRelease?.Split('.') ?? [];
        if (numbers.Length != 3 || !numbers.All(IsNumber) || !identifiers.All(IsPreRelease) || !(build?.Split('.') ?? []).All(IsIdentifier))
        {
            return false;
        }

        version = new([.. numbers.Select(static number => BigInteger.Parse(number, System.Globalization.NumberStyles.None))], identifiers, build ?? string.Empty);
        return true;
    }

    public int Order(SemanticVersion other)
    {
        for (var index = 0; index < _numbers.Length; index++)
        {
            var order = _numbers[index].CompareTo(other._numbers[index]);
            if (order != 0)
            {
                return order;
            }
        }

        var preRelease = ComparePreRelease(other);
        return preRelease != 0 ? preRelease : string.CompareOrdinal(_build, other._build);
    }

    private int ComparePreRelease(SemanticVersion other)
    {
        // A release comes after its pre-releases.
        if (_preRelease.Length == 0 || other._preRelease.Length == 0)
        {
            return other._preRelease.Length.CompareTo(_preRelease.Length) switch { > 0 => 1, < 0 => -1, _ => 0 };
        }

        for (var index = 0; index < Math.Min(_preRelease.Length, other._preRelease.Length); index++)
        {
            var order = CompareIdentifiers(_preRelease[index], other._preRelease[index]);
            if (order != 0)
            {
                return order;
            }
        }

        return _preRelease.Length.CompareTo(other._preRelease.Length);
    }

    private static int CompareIdentifiers(string first, string second) => (IsNumber(first), IsNumber(second)) switch
    {
        (true, true) => BigInteger.Parse(first, System.Globalization.NumberStyles.None).CompareTo(BigInteger.Parse(second, System.Globalization.NumberStyles.None)),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(first, second),
    };

    private static (string Before, string? After) Split(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit) && (text.Length == 1 || text[0] != '0');

    private static bool IsIdentifier(string text) => text.Length > 0 && text.All(static character => char.IsAsciiLetterOrDigit(character) || character == '-');

    private static bool IsPreRelease(string text) => IsIdentifier(text) && (!text.All(char.IsAsciiDigit) || IsNumber(text));
}
