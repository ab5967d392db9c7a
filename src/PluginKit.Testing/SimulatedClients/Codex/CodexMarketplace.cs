using System.Text.Json;
using PluginKit.Platform.Disk;

namespace PluginKit.Testing.SimulatedClients.Codex;

/// <summary>A marketplace that the program sees.</summary>
/// <param name="Name">Its own name.</param>
/// <param name="Root">Its folder.</param>
/// <param name="File">Its file.</param>
/// <param name="Source">The configured source; <see langword="null"/> for the personal one.</param>
/// <param name="Plugins">Its entries.</param>
internal sealed record CodexMarketplace(string Name, string Root, string File, string? Source, IReadOnlyList<CodexPlugin> Plugins)
{
    private static readonly string[] Installations = ["NOT_AVAILABLE", "AVAILABLE", "INSTALLED_BY_DEFAULT"];
    private static readonly string[] Authentications = ["ON_INSTALL", "ON_USE"];
    private const string NoManifest = "marketplace root does not contain a supported manifest";

    public static string? FileIn(IDisk disk, string root) =>
        new[] { Path.Combine(root, ".agents", "plugins", "marketplace.json"), Path.Combine(root, ".claude-plugin", "marketplace.json") }.FirstOrDefault(disk.IsFile);

    /// <summary>Reads the marketplace of a folder.</summary>
    /// <exception cref="CodexFailure">There is none, or its file is not understood.</exception>
    public static CodexMarketplace Read(IDisk disk, string root, string? source)
    {
        var file = FileIn(disk, root) ?? throw new CodexFailure(NoManifest);
        try
        {
            using var document = JsonDocument.Parse(disk.ReadFile(file)!);
            var json = document.RootElement;
            var plugins = json.GetProperty("plugins").EnumerateArray().Select(plugin => Entry(plugin, root)).OfType<CodexPlugin>();
            return new(json.GetProperty("name").GetString()!, root, file, source, [.. plugins]);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CodexFailure($"invalid marketplace file `{file}`: {exception.Message}");
        }
    }

    /// <summary>Every marketplace, the personal one first.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="only">The only one that is asked for: a broken one beside it then does not matter.</param>
    public static IReadOnlyList<CodexMarketplace> All(CodexFolder folder, string? only = null)
    {
        var result = new List<CodexMarketplace>();
        var requirements = folder.Requirements();
        var isRestricted = requirements?.Value("restrict_to_allowed_sources", "marketplaces") == "true";
        var layers = folder.Layers();
        var feature = layers.Select(static layer => layer.Value("plugins", "features")).FirstOrDefault(static value => value is not null);
        if (feature == "false" || requirements?.Value("plugins", "features") == "false")
        {
            return [];
        }

        if (!isRestricted && FileIn(folder.Disk, folder.UserHome) is not null && TryRead(folder.Disk, folder.UserHome) is { } personal)
        {
            result.Add(personal);
        }

        foreach (var name in layers.SelectMany(static layer => layer.TablesBelow("marketplaces")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var source = layers.Select(layer => layer.Value("source", "marketplaces", name)).FirstOrDefault(static value => value is not null);
            if (source is null || (isRestricted && !IsAllowed(requirements!, source)) || (only is not null && only != name))
            {
                continue;
            }

            result.Add(Configured(folder, name, source));
        }

        return result;
    }

    public static bool IsAllowed(TomlText requirements, string source) =>
        requirements.TablesBelow("marketplaces").Contains("allowed_sources", StringComparer.Ordinal) && requirements.AllowedPaths().Contains(source, StringComparer.Ordinal);

    /// <summary>Whether the program takes the name of a plugin.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && name[0] != '.' && name[^1] != '.' && !name.Contains("..", StringComparison.Ordinal)
        && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');

    private static CodexMarketplace Configured(CodexFolder folder, string name, string source)
    {
        try
        {
            return Read(folder.Disk, source, source);
        }
        catch (CodexFailure failure)
        {
            throw new CodexFailure($"failed to load configured marketplace snapshot(s):\n- `{name}` at {FileIn(folder.Disk, source) ?? source}: {failure.Message}");
        }
    }

    private static CodexMarketplace? TryRead(IDisk disk, string root)
    {
        try
        {
            return Read(disk, root, null);
        }
        catch (CodexFailure)
        {
            return null;
        }
    }

    private static CodexPlugin? Entry(JsonElement plugin, string root)
    {
        var name = plugin.GetProperty("name").GetString()!;
        var source = plugin.GetProperty("source");
        var path = source.ValueKind == JsonValueKind.String ? source.GetString()
            : source.ValueKind == JsonValueKind.Object && source.TryGetProperty("source", out var kind) && kind.GetString() == "local" && source.TryGetProperty("path", out var own) ? own.GetString() : null;
        var policy = Policies(plugin);
        return IsName(name) && IsForCodex(policy) && path is not null && IsBelow(path)
            ? new(name, Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, root)), Policy(policy, "installation", "AVAILABLE", Installations), Policy(policy, "authentication", "ON_INSTALL", Authentications))
            : null;
    }

    private static bool IsBelow(string path) =>
        path == "./" || (path.StartsWith("./", StringComparison.Ordinal) && path[2..].Split('/') is [not ("" or "."), ..] parts && !parts.Contains("..", StringComparer.Ordinal));

    // A policy that is there has to be an object, and its words have to be known: the program rejects the whole file otherwise.
    private static JsonElement Policies(JsonElement plugin) =>
        !plugin.TryGetProperty("policy", out var policy) ? default : policy.ValueKind == JsonValueKind.Object ? policy : throw new JsonException("invalid type, expected struct RawMarketplaceManifestPluginPolicy");

    private static bool IsForCodex(JsonElement policy) =>
        policy.ValueKind != JsonValueKind.Object || !policy.TryGetProperty("products", out var products) || products.ValueKind == JsonValueKind.Null
        || products.EnumerateArray().Any(static product => product.GetString() is "codex" or "CODEX");

    private static string Policy(JsonElement policy, string name, string otherwise, string[] known) =>
        policy.ValueKind != JsonValueKind.Object || !policy.TryGetProperty(name, out var value) ? otherwise
        : value.GetString() is { } word && known.Contains(word, StringComparer.Ordinal) ? word
        : throw new JsonException($"unknown variant `{value}`");
}
