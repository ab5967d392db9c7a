using PluginKit.Sources.Archives;

namespace PluginKit.Bundles.Handoff;

/// <summary>Paths in a project that mean something to bundles.</summary>
internal static class HandoffPaths
{
    /// <summary>What package managers and runtimes make on a machine. No bundle carries it, and no install is changed by it.</summary>
    private static readonly string[] DerivedNames = [".venv", "node_modules", ".pnp.cjs", ".pnp.loader.mjs", "__pycache__", ".DS_Store"];

    public static bool IsDerived(string path) => path.Split('/').Any(static segment => DerivedNames.Contains(segment, StringComparer.Ordinal));

    public static bool IsOfGit(string path) => RepositoryNames.Has(path);

    /// <summary>What only an install may put there, in any spelling that a disk may take for it.</summary>
    public static bool IsOfInstall(string path) => string.Equals(path.Split('/')[0], HandoffReceipt.FileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>A path and every folder above it.</summary>
    public static IEnumerable<string> SelfAndAbove(string path)
    {
        yield return path;
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }
    }

    /// <summary>Name of the archive of a bundle, as the existing tool names it and looks for it in releases.</summary>
    public static string ArchiveName(HandoffMetadata metadata) => ArchiveName(metadata.PluginName, metadata.Platform, metadata.Runtime);

    /// <summary>The same from its parts.</summary>
    public static string ArchiveName(string plugin, string platform, string runtime) => $"{plugin}_{platform}_{runtime}_bundle.tar.gz";
}
