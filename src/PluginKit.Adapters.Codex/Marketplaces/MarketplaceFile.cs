using System.Text.Json;
using PluginKit.Adapters.Codex.Json;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Codex.Marketplaces;

/// <summary>A <c>marketplace.json</c>, read as strictly as the client reads it (measured).</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">The marketplace's own name, which makes the plugin ids.</param>
/// <param name="Entries">The entries that count, in their order.</param>
/// <param name="Problem">Why the client rejects the file.</param>
internal sealed record MarketplaceFile(string Path, string Name, IReadOnlyList<MarketplaceEntry> Entries, Problem? Problem)
{
    /// <summary>More entries than this are not read.</summary>
    public const int EntryLimit = 20_000;

    private static readonly string[] Members = ["name", "plugins", "interface"];

    // No two entries have one name: of several the client takes the first.
    private readonly Dictionary<string, MarketplaceEntry> _byName = Entries.ToDictionary(static entry => entry.Name, StringComparer.Ordinal);

    /// <summary>Entries that the client leaves out without a word.</summary>
    public IReadOnlyList<SkippedEntry> Skipped { get; private init; } = [];

    /// <summary>Whether the client shows anything of it: of a file with a name that it does not take, it shows nothing and says nothing.</summary>
    public bool HasUsableName => PluginReference.IsMarketplaceName(Name) && !PluginReference.IsReserved(Name);

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
            using var document = ClientJson.Parse(view.Bytes);
            return ClientJson.IsTooDeep(view.Bytes, "plugins") ? Rejected(path, "an entry is nested deeper than codex reads.") : Parse(path, document.RootElement);
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
        if (HeadFault(root) is { } fault)
        {
            return Rejected(path, fault);
        }

        var entries = new List<MarketplaceEntry>();
        var skipped = new List<SkippedEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var plugin in root.GetProperty("plugins").EnumerateArray())
        {
            if (index == EntryLimit)
            {
                skipped.Add(new(index, "and all after it", "more entries than are read"));
                break;
            }

            if (EntryRules.WholeFileFault(plugin) is { } wrong)
            {
                return Rejected(path, $"plugins[{index}]: {wrong}");
            }

            var (entry, reason) = EntryRules.Take(plugin);
            if (entry is not null && names.Add(entry.Name))
            {
                entries.Add(entry);
            }
            else
            {
                skipped.Add(new(index, entry?.Name ?? plugin.GetProperty("name").GetString()!, reason ?? "an entry before it has the name"));
            }

            index++;
        }

        return new(path, root.GetProperty("name").GetString()!, entries, null) { Skipped = skipped };
    }

    private static string? HeadFault(JsonElement root) =>
        root.ValueKind != JsonValueKind.Object ? "this is not an object."
        : ClientJson.Twice(root, Members) is { } twice ? $"'{twice}' stands there twice."
        : ClientJson.Text(root, "name") is null ? "the text member 'name' is missing."
        : !root.TryGetProperty("plugins", out var plugins) || plugins.ValueKind != JsonValueKind.Array ? "the list 'plugins' is missing."
        : !ClientJson.IsOptional(root, "interface", JsonValueKind.Object) ? "'interface' is not an object."
        : root.TryGetProperty("interface", out var surface) && surface.ValueKind == JsonValueKind.Object
            && (ClientJson.Twice(surface, ["displayName"]) is not null || !ClientJson.IsOptionalText(surface, "displayName"))
            ? "'interface.displayName' is not one text."
            : null;

    private static MarketplaceFile Rejected(string path, string what, int? line = null, int? column = null) =>
        new(path, string.Empty, [], ClientFileProblems.Corrupt(path, what, line, column));
}
