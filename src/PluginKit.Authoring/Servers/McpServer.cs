using System.Collections.ObjectModel;
using System.Text.Json;

namespace PluginKit.Authoring.Servers;

/// <summary>One server of <c>mcp/servers.yaml</c>. Exactly one of <see cref="Stdio"/> and <see cref="Remote"/> is set.</summary>
public sealed record McpServer
{
    /// <summary>The alias: groups of lower-case letters and digits joined by <c>-</c>.</summary>
    public required string Alias { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>A program that the client starts.</summary>
    public StdioTransport? Stdio { get; init; }

    /// <summary>A server that is reached over the network.</summary>
    public RemoteTransport? Remote { get; init; }

    /// <summary>Authored target ids it is meant for; empty means every target.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Members by authored target id that are merged into the projection.</summary>
    public IReadOnlyDictionary<string, JsonElement> Overrides { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Members by authored target id that are merged after <see cref="Overrides"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Passthrough { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Whether the server is meant for a target.</summary>
    /// <param name="authoredTarget">The authored target id.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public bool AppliesTo(string authoredTarget) => Targets.Count == 0 || Targets.Contains(authoredTarget, StringComparer.Ordinal);
}
