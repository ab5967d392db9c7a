using System.Text.Json;
using PluginKit.Adapters.Codex.Json;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Codex.Manifests;

/// <summary>What PluginKit reads of a plugin manifest, as strictly as the client does.</summary>
/// <param name="Path">The file; <see langword="null"/> when the folder has none.</param>
/// <param name="Name">The name, when it states one.</param>
/// <param name="Version">The version, when it states one.</param>
/// <param name="DisplayName">The name for people.</param>
/// <param name="Description">The description.</param>
/// <param name="Problem">Why the client does not load it.</param>
internal sealed record PluginManifest(string? Path, string? Name, string? Version, string? DisplayName, string? Description, Problem? Problem)
{
    /// <summary>The places of a manifest in a plugin folder, the one that wins first.</summary>
    public static IReadOnlyList<string> RelativePaths { get; } = [".codex-plugin/plugin.json", ".claude-plugin/plugin.json"];

    /// <summary>Whether it is the manifest of Agent Plugins, beside which the client reads no other.</summary>
    public bool IsOfAgentPlugins { get; init; }

    /// <summary>Whether the client loads it.</summary>
    public bool IsUsable => Problem is null;

    /// <summary>Why <c>plugin add</c> refuses it although a copy of it would be loaded.</summary>
    public Problem? Refusal => Version is null || IsVersion(Version) ? null : ClientFileProblems.Corrupt(Path ?? string.Empty, "'version' is blank or has characters that codex does not take.");

    public static PluginManifest Read(IClientFiles files, string folder)
    {
        if (AtRoot(files, System.IO.Path.Combine(folder, AgentPluginsManifest.RelativePath)) is { } root)
        {
            return root;
        }

        foreach (var relative in RelativePaths)
        {
            var view = files.Read(System.IO.Path.Combine(folder, relative));
            if (view.IsAbsent)
            {
                continue;
            }

            return view.IsOk ? Parse(view.Path, view.Bytes) : new(view.Path, null, null, null, null, ClientFileProblems.Of(view));
        }

        return new(null, null, null, null, null, ClientFileProblems.Corrupt(folder, "the folder has no plugin.json."));
    }

    /// <summary>The manifest that the client takes of what is delivered to it; <see langword="null"/> when there is none.</summary>
    public static PluginManifest? Of(DeliveryView delivery)
    {
        if (delivery.Paths.Contains(AgentPluginsManifest.RelativePath, StringComparer.Ordinal)
            && AgentPluginsManifest.Parse(AgentPluginsManifest.RelativePath, delivery.Read(AgentPluginsManifest.RelativePath)) is { } root)
        {
            return root;
        }

        var path = RelativePaths.FirstOrDefault(candidate => delivery.Paths.Contains(candidate, StringComparer.Ordinal));
        return path is null ? null : Parse(path, delivery.Read(path));
    }

    public static PluginManifest Parse(string path, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = ClientJson.Parse(bytes);
            return Parse(path, document.RootElement);
        }
        catch (JsonException exception)
        {
            return Rejected(path, "this is not JSON.", (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1);
        }
        catch (InvalidOperationException)
        {
            return Rejected(path, "a text is not valid Unicode.");
        }
    }

    /// <summary>Whether the client takes a version: a text of letters, digits, dots, hyphens, underscores and plus signs.</summary>
    public static bool IsVersion(string version) =>
        version.Length > 0 && version.All(static character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '+' or '-') && version is not ("." or "..");

    // With a folder or a link of that name the client takes nothing at all of the plugin.
    private static PluginManifest? AtRoot(IClientFiles files, string path) => files.KindOf(path) switch
    {
        PathKind.Absent => null,
        PathKind.File when files.RealPath(path) == System.IO.Path.Combine(files.RealPath(System.IO.Path.GetDirectoryName(path)!), AgentPluginsManifest.RelativePath) =>
            files.Read(path) is { IsOk: true } view ? AgentPluginsManifest.Parse(path, view.Bytes) : null,
        _ => Rejected(path, "this is no file; codex then takes nothing of the plugin."),
    };

    private static PluginManifest Parse(string path, JsonElement root)
    {
        if (ManifestRules.FaultOf(root) is { } fault)
        {
            return Rejected(path, fault);
        }

        var surface = root.TryGetProperty("interface", out var value) ? value : default;
        return new(path, ClientJson.Text(root, "name"), ClientJson.Text(root, "version")?.Trim(), ClientJson.Text(surface, "displayName"), ClientJson.Text(root, "description"), null);
    }

    private static PluginManifest Rejected(string path, string what, int? line = null, int? column = null) =>
        new(path, null, null, null, null, ClientFileProblems.Corrupt(path, what, line, column));
}
