using System.Text.Json;
using PluginKit.Platform.Disk;

namespace PluginKit.Testing.SimulatedClients.Codex;

/// <summary>The plugin cache: <c>plugins/cache/&lt;marketplace&gt;/&lt;plugin&gt;/&lt;version&gt;</c>.</summary>
internal static class CodexCache
{
    private const string Unversioned = "local";
    private static readonly string[] ManifestFolders = [".codex-plugin", ".claude-plugin"];

    /// <summary>The version that would be loaded. Only whole numbers between dots are told apart; everything else goes by text.</summary>
    public static string? Version(CodexFolder folder, string marketplace, string plugin)
    {
        var path = Path.Combine(folder.Cache, marketplace, plugin);
        if (!folder.Disk.IsDirectory(path))
        {
            return null;
        }

        var versions = folder.Disk.List(path).Where(static entry => entry.Kind == DiskEntryKind.Directory).Select(static entry => entry.Name).ToList();
        return versions.Contains(Unversioned, StringComparer.Ordinal) ? Unversioned
            : versions.OrderBy(static version => System.Version.TryParse(version, out var number) ? number : new System.Version(0, 0))
                .ThenBy(static version => version, StringComparer.Ordinal)
                .LastOrDefault();
    }

    public static string? SourceVersion(IDisk disk, string? folder)
    {
        try
        {
            return folder is null ? null : Manifest(disk, folder).Version;
        }
        catch (CodexFailure)
        {
            return null;
        }
    }

    /// <summary>Copies a plugin in: beside its place first, then by renaming; other versions go.</summary>
    /// <returns>The version and where it is.</returns>
    public static (string Version, string Folder) Install(CodexFolder folder, string marketplace, CodexPlugin plugin)
    {
        var disk = folder.Disk;
        if (plugin.Folder is null || !disk.IsDirectory(plugin.Folder))
        {
            throw CodexFailure.WithCause($"plugin source path is not a directory: {plugin.Folder}");
        }

        var manifest = Manifest(disk, plugin.Folder);
        if (manifest.Name is { } name && name != plugin.Name)
        {
            throw CodexFailure.WithCause($"plugin.json name `{name}` does not match marketplace plugin name `{plugin.Name}`");
        }

        var version = manifest.Version ?? Unversioned;
        var place = Path.Combine(folder.Cache, marketplace, plugin.Name);
        var staging = Path.Combine(folder.Cache, marketplace, "plugin-install-simulated");
        disk.CopyTree(plugin.Folder, Path.Combine(staging, "new", version));
        if (disk.IsDirectory(place))
        {
            disk.MoveDirectory(place, Path.Combine(staging, "old"));
        }

        disk.MoveDirectory(Path.Combine(staging, "new"), place);
        disk.DeleteTree(staging);
        return (version, Path.Combine(place, version));
    }

    private static (string? Name, string? Version) Manifest(IDisk disk, string folder)
    {
        if (AgentPluginsManifest.Read(disk, folder) is { } root)
        {
            return root;
        }

        var path = ManifestFolders.Select(part => Path.Combine(folder, part, "plugin.json")).FirstOrDefault(disk.IsFile)
            ?? throw CodexFailure.WithCause("missing plugin.json");
        try
        {
            using var document = JsonDocument.Parse(disk.ReadFile(path)!);
            var version = Text(document.RootElement, "version");
            return version is not null && string.IsNullOrWhiteSpace(version)
                ? throw CodexFailure.WithCause("invalid plugin version in plugin.json: must not be blank")
                : (Text(document.RootElement, "name"), version?.Trim());
        }
        catch (JsonException exception)
        {
            throw CodexFailure.WithCause($"failed to parse plugin.json: {exception.Message}");
        }
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
}
