namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary>The arguments of one command: what it is about, and its options.</summary>
internal sealed class ClaudeArguments
{
    private static readonly string[] Flags = ["--json", "--keep-data", "--available", "--prune", "--yes", "-y", "--all", "-a"];
    private static readonly string[] Valued = ["--config", "--sparse"];
    private static readonly string[] ScopeWords = ["user", "project", "local"];

    private readonly HashSet<string> _flags = new(StringComparer.Ordinal);

    private ClaudeArguments()
    {
    }

    public string? Subject { get; private set; }

    public string? Scope { get; private set; }

    public bool Json => _flags.Contains("--json");

    public bool KeepData => _flags.Contains("--keep-data");

    public bool Available => _flags.Contains("--available");

    /// <exception cref="ClaudeFailure">An option is unknown, or the scope is none.</exception>
    public static ClaudeArguments Parse(IEnumerable<string> words)
    {
        var parsed = new ClaudeArguments();
        var rest = new Queue<string>(words);
        while (rest.TryDequeue(out var word))
        {
            if (word is "--scope" or "-s")
            {
                parsed.Scope = rest.TryDequeue(out var scope) ? scope : throw new ClaudeFailure("error: option '-s, --scope <scope>' argument missing");
            }
            else if (Valued.Contains(word, StringComparer.Ordinal))
            {
                _ = rest.TryDequeue(out _);
            }
            else if (Flags.Contains(word, StringComparer.Ordinal))
            {
                parsed._flags.Add(word);
            }
            else if (word.StartsWith('-'))
            {
                throw new ClaudeFailure($"error: unknown option '{word}'");
            }
            else
            {
                parsed.Subject ??= word;
            }
        }
        return parsed;
    }

    public string Required(string name) => Subject ?? throw new ClaudeFailure($"error: missing required argument '{name}'");

    /// <summary>The scope that was given, checked; <paramref name="fallback"/> without one.</summary>
    public string ScopeOr(string fallback) => Scope is null || ScopeWords.Contains(Scope, StringComparer.Ordinal)
        ? Scope ?? fallback
        : throw new ClaudeFailure($"Invalid scope: {Scope}. Must be one of: user, project, local.");
}
