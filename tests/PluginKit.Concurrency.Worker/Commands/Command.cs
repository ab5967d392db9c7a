using System.Globalization;

namespace PluginKit.Concurrency.Worker.Commands;

/// <summary>A line of the test: a verb, words, and settings of the form <c>name=value</c>.</summary>
internal sealed class Command
{
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);

    private Command(string verb, List<string> words, IEnumerable<string> settings)
    {
        (Verb, Words) = (verb, words);
        foreach (var setting in settings)
        {
            var end = setting.IndexOf('=', StringComparison.Ordinal);
            _settings[setting[..end]] = setting[(end + 1)..];
        }
    }

    public string Verb { get; }

    public IReadOnlyList<string> Words { get; }

    public static Command Parse(string line)
    {
        var parts = line.Split('\t');
        var words = parts.Skip(1).Where(static part => !part.Contains('=', StringComparison.Ordinal)).ToList();
        return new(parts[0], words, parts.Skip(1).Where(static part => part.Contains('=', StringComparison.Ordinal)));
    }

    public string? Text(string name) => _settings.GetValueOrDefault(name);

    public int? Number(string name) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public IReadOnlyList<string> List(string name) => Text(name)?.Split(',') ?? [];
}
