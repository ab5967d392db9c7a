using PluginKit.Contracts.Sources;

namespace PluginKit.Authoring.Projects;

/// <summary>
/// The few files that say how a project is run, as a tree for the readers of authored files. Nothing else of the project is looked at, so that installed
/// dependencies and links elsewhere in it are no obstacle.
/// </summary>
internal sealed class ProjectDocuments : PackageTree
{
    private static readonly string[] Names = ["launcher.yaml", "plugin.yaml", "plugin/launcher.yaml", "plugin/plugin.yaml"];

    private readonly ProjectDirectory _directory;

    public ProjectDocuments(ProjectDirectory directory)
    {
        _directory = directory;
        Entries = [.. Names.Where(directory.IsFile).Select(static name => new PackageEntry(name, PackageEntryKind.File, 0, IsExecutable: false))];
    }

    public override string Location => _directory.Root;

    public override string Digest => string.Empty;

    public override IReadOnlyList<PackageEntry> Entries { get; }

    public override bool HasFile(string path) => Entries.Any(entry => string.Equals(entry.Path, path, StringComparison.Ordinal));

    public override ReadOnlyMemory<byte> Read(string path) =>
        _directory.Read(path) is { IsOk: true } view ? view.Bytes : throw new IOException($"'{path}' cannot be read.");
}
