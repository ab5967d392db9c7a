using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>From where the client takes a marketplace.</summary>
/// <param name="Kind">The client's word: <c>directory</c>, <c>file</c>, <c>git</c>, <c>github</c>, <c>url</c>, <c>npm</c>, …</param>
/// <param name="Value">Path, address, repository or package.</param>
/// <param name="Reference">Branch or tag, when one is recorded.</param>
internal sealed record MarketplaceSource(string Kind, string Value, string? Reference)
{
    private static readonly Dictionary<string, string> ValueMembers = new(StringComparer.Ordinal)
    {
        ["directory"] = "path",
        ["file"] = "path",
        ["git"] = "url",
        ["url"] = "url",
        ["github"] = "repo",
        ["npm"] = "package",
        ["hostPattern"] = "hostPattern",
        ["pathPattern"] = "pathPattern",
        ["settings"] = "name",
    };

    /// <summary>The source as documents name it: one for all plugins of the marketplace.</summary>
    public SourceReference Shown { get; } = new() { Kind = Kind, Value = Value };

    /// <summary>Whether plugins of such a source run in place, from the marketplace's own folder, and not from the client's copy (measured).</summary>
    public bool IsInPlace => Kind is "directory" or "file";

    /// <returns>The source; <see langword="null"/> for what the client does not take for one (measured: unknown kinds, a missing value).</returns>
    public static MarketplaceSource? Read(JsonObject? source) =>
        source.Text("source") is { } kind && ValueMembers.TryGetValue(kind, out var member) && source.Text(member) is { Length: > 0 } value
            ? new(kind, value, source.Text("ref"))
            : null;
}
