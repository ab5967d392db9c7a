using System.Text.Json.Nodes;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>From where the client takes a marketplace.</summary>
/// <param name="Kind">The client's word: <c>directory</c>, <c>file</c>, <c>git</c>, <c>github</c>, <c>url</c>, <c>npm</c>, …</param>
/// <param name="Value">Path, address, repository or package.</param>
/// <param name="Reference">Branch or tag, when one is recorded.</param>
internal sealed record MarketplaceSource(string Kind, string Value, string? Reference)
{
    private static readonly string[] ValueMembers = ["path", "url", "repo", "package", "hostPattern", "pathPattern"];

    /// <summary>Whether plugins run in place, from the marketplace's own folder, and not from the client's copy (measured).</summary>
    public bool RunsInPlace => Kind is "directory" or "file";

    public static MarketplaceSource? Read(JsonObject? source)
    {
        if (source.Text("source") is not { Length: > 0 } kind)
        {
            return null;
        }
        var member = kind switch
        {
            "directory" or "file" => "path",
            "git" or "url" => "url",
            "github" => "repo",
            "npm" => "package",
            _ => ValueMembers.FirstOrDefault(name => source.Text(name) is not null),
        };
        return member is not null && source.Text(member) is { Length: > 0 } value ? new(kind, value, source.Text("ref")) : null;
    }
}
