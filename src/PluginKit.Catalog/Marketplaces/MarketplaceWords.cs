using System.Text.Json;
using PluginKit.Catalog.Checkouts;
using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Marketplaces;

/// <summary>What an entry of a marketplace tells people. A member of another type than the clients write is not read, and named.</summary>
internal sealed class MarketplaceWords(JsonElement entry)
{
    // Members of an entry that bring components, and what PluginKit calls these.
    private static readonly (string Member, string Capability)[] Components =
    [
        ("agents", "agents"), ("commands", "commands"), ("hooks", "hooks"), ("lspServers", "lsp"), ("mcpServers", "mcp"), ("skills", "skills"),
    ];

    private static readonly string[] PathMembers = [.. Components.Select(static component => component.Member), "outputStyles"];

    private readonly List<string> _odd = [];

    /// <summary>Members that were not read, in the order of reading.</summary>
    public IReadOnlyList<string> Odd => _odd;

    public string? Text(string member)
    {
        switch (Member(member))
        {
            case null or { ValueKind: JsonValueKind.Null }:
                return null;
            case { ValueKind: JsonValueKind.String } text:
                return text.GetString();
            default:
                _odd.Add(member);
                return null;
        }
    }

    /// <summary>Keywords and tags, each once, ordered.</summary>
    public IReadOnlyList<string> Keywords() => [.. Texts("keywords").Concat(Texts("tags")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public AuthorInfo? Author() => Member("author") switch
    {
        { ValueKind: JsonValueKind.String } name => new() { Name = name.GetString() },
        { ValueKind: JsonValueKind.Object } author => new() { Name = author.Text("name"), Email = author.Text("email"), Url = author.Text("url") },
        _ => null,
    };

    /// <summary>What the entry itself brings; what its plugin brings is not known before it is there.</summary>
    public IReadOnlyList<string> Capabilities() =>
        [.. Components.Where(component => Member(component.Member) is { ValueKind: not JsonValueKind.Null }).Select(static component => component.Capability)];

    /// <summary>Why the entry is not installed whatever its source is, as the ends of sentences: its marketplace withholds it, or names a path outside of the plugin.</summary>
    public IEnumerable<string> Refused()
    {
        if (Withheld() is { } withheld)
        {
            yield return withheld;
        }

        foreach (var member in PathMembers.Where(member => Paths(member).Any(path => !IsInside(member, path))))
        {
            yield return $"a path in its {member} is not one below the plugin";
        }
    }

    private string? Withheld()
    {
        if (Member("policy") is not { ValueKind: JsonValueKind.Object } policy)
        {
            return null;
        }

        if (policy.Text("installation") == "NOT_AVAILABLE")
        {
            return "its marketplace says that it is not available";
        }

        return policy.TryGetProperty("products", out var products) && products.ValueKind == JsonValueKind.Array
            && !products.EnumerateArray().Any(static product => product.ValueKind == JsonValueKind.String && product.GetString() is "CODEX" or "codex")
                ? "its marketplace does not offer it to Codex"
                : null;
    }

    private IEnumerable<string> Paths(string member) => Member(member) switch
    {
        { ValueKind: JsonValueKind.String } path => [path.GetString()!],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!),
        _ => [],
    };

    // Servers may also be a bundle that the client fetches.
    private static bool IsInside(string member, string path) => path is "." or "./"
        || PlainPath.IsPlainBelow((path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path).TrimEnd('/'))
        || (member == "mcpServers" && Contracts.Display.WebAddress.IsLink(path) && path.StartsWith("https://", StringComparison.Ordinal));

    private IEnumerable<string> Texts(string member)
    {
        if (Member(member) is not { ValueKind: JsonValueKind.Array } list)
        {
            return [];
        }

        return list.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!.Trim()).Where(static text => text.Length > 0);
    }

    private JsonElement? Member(string name) => entry.Member(name);
}
