using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Sources;

namespace PluginKit.Authoring.Inspection;

/// <summary>The authored files of a package by the part of the format they belong to.</summary>
internal sealed class AuthoredFiles
{
    private static readonly string[] Documents = ["plugin.yaml", "launcher.yaml", "README.md", "mcp/servers.yaml"];
    private static readonly string[] Folders = ["skills", "targets", "publish"];

    private readonly AuthoredPackage _package;

    public AuthoredFiles(AuthoredPackage package, PackageTree tree)
    {
        _package = package;
        All = [.. tree.Entries.Where(IsAuthored).Select(static entry => entry.Path)];
    }

    /// <summary>Every authored file. In the canonical layout also those that belong to no part of the format: they stand among authored ones.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The files below a folder of the authored root.</summary>
    public IEnumerable<string> Below(string folder)
    {
        var prefix = _package.AuthoredPath(folder) + "/";
        return All.Where(path => path.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>The same, relative to that folder.</summary>
    public IEnumerable<string> RelativeTo(string folder) => Below(folder).Select(path => path[(_package.AuthoredPath(folder).Length + 1)..]);

    /// <summary>An authored file, where there is one.</summary>
    public IEnumerable<string> File(string relative) => All.Where(path => string.Equals(path, _package.AuthoredPath(relative), StringComparison.Ordinal));

    private bool IsAuthored(PackageEntry entry) => entry.Kind == PackageEntryKind.File && (_package.Layout == PackageLayout.Canonical
        ? entry.Path.StartsWith("plugin/", StringComparison.Ordinal)
        : Documents.Contains(entry.Path, StringComparer.Ordinal) || Array.Exists(Folders, folder => entry.Path.StartsWith(folder + "/", StringComparison.Ordinal)));
}
