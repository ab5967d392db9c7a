using System.Collections.ObjectModel;

namespace PluginKit.Contracts.Hosts;

/// <summary>
/// Everything PluginKit knows about the machine it works on, handed in explicitly: nothing reads the process environment or the
/// process working directory behind an application's back.
/// </summary>
public sealed record HostEnvironment
{
    /// <summary>The user's home directory, absolute. State and the clients' default folders are below it.</summary>
    public required string HomeDirectory { get; init; }

    /// <summary>The root below which machine-wide files are looked for (<c>etc/claude-code</c>, <c>etc/codex</c>), absolute.</summary>
    public string SystemRoot { get; init; } = "/";

    /// <summary>Whose conventions hold.</summary>
    public HostPlatform Platform { get; init; }

    /// <summary>
    /// Environment variables that clients honour (<c>CLAUDE_CONFIG_DIR</c>, <c>CODEX_HOME</c>, …) and that client processes are started
    /// with. Only what stands here counts.
    /// </summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Folders in which client programs are looked for, absolute, in order.</summary>
    public IReadOnlyList<string> SearchPath { get; init; } = [];

    /// <summary>Where state lives: <c>~/.plugin-kit-ai</c>, shared with the existing plugin-kit-ai tool.</summary>
    public string StateDirectory => Path.Combine(HomeDirectory, ".plugin-kit-ai");

    /// <summary>The folders of PluginKit's own in which clients find delivered files, of all clients and integrations.</summary>
    public string MaterializedDirectory => Path.Combine(StateDirectory, "materialized");

    /// <summary>The folder of our own for one integration in one client, which <c>OwnedRoot</c> of a request names.</summary>
    /// <param name="targetId">The target id of the client's adapter.</param>
    /// <param name="integrationId">The integration.</param>
    /// <returns>The absolute path; the folder need not exist.</returns>
    public string OwnedRoot(string targetId, string integrationId) => Path.Combine(MaterializedDirectory, targetId, integrationId);

    /// <summary>The value of a variable.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The value, or <see langword="null"/> when it is unset or empty.</returns>
    public string? Variable(string name) =>
        Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
