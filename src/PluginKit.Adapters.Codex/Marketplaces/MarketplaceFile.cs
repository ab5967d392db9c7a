using System.Text.Json;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Codex.Marketplaces;

/// <summary>
/// A <c>marketplace.json</c>, read as strictly as the client reads it (measured): some faults reject the whole file, others skip an entry
/// without a word.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Name">The marketplace's own name, which makes the plugin ids.</param>
/// <param name="Entries">The entries that count, in their order.</param>
/// <param name="Problem">Why the client rejects the file.</param>
internal sealed record MarketplaceFile(string Path, string Name, IReadOnlyList<MarketplaceEntry> Entries, Problem? Problem)
{
    private static readonly string[] Installations = ["NOT_AVAILABLE", "AVAILABLE", "INSTALLED_BY_DEFAULT"];
    private static readonly string[] Authentications = ["ON_INSTALL", "ON_USE"];

    // No two entries have one name: of several the client takes the first.
    private readonly Dictionary<string, MarketplaceEntry> _byName = Entries.ToDictionary(static entry => entry.Name, StringComparer.Ordinal);

    public MarketplaceEntry? Entry(string plugin) => _byName.GetValueOrDefault(plugin);

    /// <summary>Reads a file.</summary>
    /// <returns>The file, or <see langword="null"/> when there is none.</returns>
    public static MarketplaceFile? Read(IClientFiles files, string path)
    {
        var view = files.Read(path);
        if (view.IsAbsent)
        {
            return null;
        }

        if (!view.IsOk)
        {
            return new(path, string.Empty, [], ClientFileProblems.Of(view));
        }

        try
        {
            using var document = JsonDocument.Parse(view.Bytes);
            return Parse(path, document.RootElement);
        }
        catch (JsonException exception)
        {
            return Rejected(path, "this is not JSON.", (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1);
        }
        catch (InvalidOperationException)
        {
            // Text with half a surrogate pair parses and cannot be read.
            return Rejected(path, "a text is not valid Unicode.");
        }
    }

    private static MarketplaceFile Parse(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String)
        {
            return Rejected(path, "the text member 'name' is missing.");
        }

        if (!root.TryGetProperty("plugins", out var plugins) || plugins.ValueKind != JsonValueKind.Array)
        {
            return Rejected(path, "the list 'plugins' is missing.");
        }

        var entries = new List<MarketplaceEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var plugin in plugins.EnumerateArray())
        {
            if (WholeFileFault(plugin) is { } fault)
            {
                return Rejected(path, $"plugins[{index}]: {fault}");
            }

            if (Entry(plugin) is { } entry && names.Add(entry.Name))
            {
                entries.Add(entry);
            }

            index++;
        }

        return new(path, name.GetString()!, entries, null);
    }

    private static string? WholeFileFault(JsonElement plugin)
    {
        if (plugin.ValueKind != JsonValueKind.Object)
        {
            return "not an object.";
        }

        if (!plugin.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String)
        {
            return "the text member 'name' is missing.";
        }

        if (!plugin.TryGetProperty("source", out _))
        {
            return "the member 'source' is missing.";
        }

        if (plugin.TryGetProperty("category", out var category) && category.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
        {
            return "'category' is not a text.";
        }

        if (!plugin.TryGetProperty("policy", out var policy) || policy.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return policy.ValueKind != JsonValueKind.Object ? "'policy' is not an object."
            : !IsOneOf(policy, "installation", Installations) ? "'policy.installation' has a value that codex does not know."
            : !IsOneOf(policy, "authentication", Authentications) ? "'policy.authentication' has a value that codex does not know."
            : null;
    }

    private static bool IsOneOf(JsonElement policy, string name, string[] values) =>
        !policy.TryGetProperty(name, out var value) || (value.ValueKind == JsonValueKind.String && values.Contains(value.GetString(), StringComparer.Ordinal));

    private static MarketplaceEntry? Entry(JsonElement plugin)
    {
        var name = plugin.GetProperty("name").GetString()!;
        var source = plugin.GetProperty("source");
        if (!PluginReference.IsName(name))
        {
            return null;
        }

        if (source.ValueKind == JsonValueKind.String)
        {
            return Local(name, source.GetString()!);
        }

        return Text(source, "source") switch
        {
            "local" when Text(source, "path") is { } path => Local(name, path),
            "url" when Text(source, "url") is not null => new(name, "url", null),
            "git-subdir" when Text(source, "url") is not null => new(name, "git-subdir", null),
            "npm" when Text(source, "package") is not null => new(name, "npm", null),
            _ => null,
        };
    }

    private static MarketplaceEntry? Local(string name, string path) =>
        path.StartsWith("./", StringComparison.Ordinal) && !path.Contains('\0', StringComparison.Ordinal) && !path.Split('/', '\\').Contains("..", StringComparer.Ordinal)
            ? new(name, "local", path)
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static MarketplaceFile Rejected(string path, string what, int? line = null, int? column = null) =>
        new(path, string.Empty, [], ClientFileProblems.Corrupt(path, what, line, column));
}
