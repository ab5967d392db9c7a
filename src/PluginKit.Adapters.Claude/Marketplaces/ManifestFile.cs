using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Contracts.Clients;

namespace PluginKit.Adapters.Claude.Marketplaces;

/// <summary>The manifest in a plugin folder.</summary>
/// <param name="Path">The file.</param>
/// <param name="Exists">Whether there is one; without it the marketplace entry speaks for the plugin.</param>
/// <param name="Root">Its content, when it is usable.</param>
/// <param name="Fault">Why the client does not load the plugin; <see langword="null"/> when the manifest is absent or good.</param>
internal sealed record ManifestFile(string Path, bool Exists, JsonObject? Root, string? Fault)
{
    public const string Folder = ".claude-plugin";

    public static ManifestFile Read(IClientFiles files, string pluginFolder)
    {
        var path = System.IO.Path.Combine(pluginFolder, Folder, "plugin.json");
        var document = ClientDocument.ReadUnmarked(files, path);
        if (document.Root is not { } root)
        {
            return new(path, document.Exists, null, document.Exists ? path : null);
        }
        return ManifestRules.Fault(root) is { } member ? new(path, true, null, $"{path}#{member}") : new(path, true, root, null);
    }

    /// <summary>What manifest and entry tell people; the manifest wins.</summary>
    public PluginManifest Describe(JsonObject? entry) => new(
        Root.Text("name"),
        Root.Text("displayName") ?? entry.Text("displayName"),
        Root.Text("version") ?? entry.Text("version"),
        Root.Text("description") ?? entry.Text("description"),
        PluginDependency.Read(Root.Array("dependencies")));
}
