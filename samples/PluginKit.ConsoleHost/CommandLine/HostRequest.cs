using PluginKit.Contracts.Vocabulary;

namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>What every command was given.</summary>
internal sealed record HostRequest
{
    public string? Home { get; init; }

    public string? SystemRoot { get; init; }

    public string? WorkspaceRoot { get; init; }

    /// <summary>The places of the catalog, those that win first.</summary>
    public IReadOnlyList<string> Catalogs { get; init; } = [];

    public IReadOnlyList<string> Targets { get; init; } = [];

    public InstallScope? Scope { get; init; }

    /// <summary><see langword="null"/> when it was not said.</summary>
    public ClientMode? Clients { get; init; }

    public OutputFormat Format { get; init; }

    public TimeSpan? LockTimeout { get; init; }

    /// <summary>Digests of plans whose executables were reviewed, or <c>all</c>.</summary>
    public IReadOnlyList<string> Consent { get; init; } = [];

    /// <summary>Whether a remove leaves the data that the plugin keeps in its client.</summary>
    public bool KeepData { get; init; }

    /// <summary>Files of the keys whose signatures count.</summary>
    public IReadOnlyList<string> TrustedKeys { get; init; } = [];

    /// <summary>Client variables that are passed on although <c>--home</c> is given.</summary>
    public IReadOnlyDictionary<string, string> ClientVariables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public bool IsSimulated => Clients == ClientMode.Simulated;
}
