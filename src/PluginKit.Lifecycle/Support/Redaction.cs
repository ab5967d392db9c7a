using System.Globalization;
using System.Text.RegularExpressions;
using PluginKit.Contracts.Display;
using PluginKit.Contracts.Hosts;

namespace PluginKit.Lifecycle.Support;

/// <summary>Makes values fit for somebody else's eyes: what a value may be is checked by its kind, and what is left is cleaned.</summary>
internal sealed partial class Redaction
{
    private const int TextLimit = 400;
    private static readonly string[] UserVariables = ["USER", "LOGNAME", "USERNAME"];
    private readonly List<(Regex Pattern, string Replacement)> _replacements = [];

    /// <summary>Makes a redaction for a user.</summary>
    /// <param name="environment">The user's environment.</param>
    /// <param name="realHome">The home with every link resolved.</param>
    public Redaction(HostEnvironment environment, string realHome)
    {
        string[] homes = [Path.TrimEndingDirectorySeparator(environment.HomeDirectory), Path.TrimEndingDirectorySeparator(realHome)];
        foreach (var home in homes.Where(static home => home.Length > 1).Distinct(StringComparer.Ordinal).OrderByDescending(static home => home.Length))
        {
            Add(home.Replace('\\', '/'), "~");
        }

        var names = homes.Select(Path.GetFileName).Concat(UserVariables.Select(environment.Variable)).OfType<string>();
        foreach (var name in names.Where(static name => name.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            Add(name, "<user>");
        }
    }

    /// <summary>The value as it may be shown; <see langword="null"/> when it is not what a value of this kind looks like.</summary>
    public string? Value(FieldKind kind, string value) => kind switch
    {
        FieldKind.Word => Words().IsMatch(value) ? Text(value) : null,
        FieldKind.Digest => value.Length == 0 || Digests().IsMatch(value) ? value : null,
        FieldKind.Time => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToString("O", CultureInfo.InvariantCulture) : null,
        FieldKind.OperationId => OperationIds().IsMatch(value) ? value : null,
        FieldKind.Text => Text(value),
        _ => null,
    };

    /// <summary>Text without home, user name, credentials and secrets.</summary>
    public string Text(string text)
    {
        var clean = text.Replace('\\', '/');
        foreach (var (pattern, replacement) in _replacements)
        {
            clean = pattern.Replace(clean, replacement);
        }

        return UntrustedText.ToDisplay(SecretShapes.Remove(clean), TextLimit);
    }

    private void Add(string text, string replacement) => _replacements.Add((
        new Regex(
            $"(?<before>^|[^\\p{{L}}\\p{{N}}]){Regex.Escape(text)}(?<after>$|[^\\p{{L}}\\p{{N}}])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture),
        "${before}" + replacement.Replace("$", "$$", StringComparison.Ordinal) + "${after}"));

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9 ._+/:@-]{0,119}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    [GeneratedRegex("^(?:sha256:[0-9a-f]{64}|absent|unreadable)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Digests();

    [GeneratedRegex("^[a-z][a-z-]{1,30}-[0-9]{17}-[0-9a-f]{8}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OperationIds();
}
