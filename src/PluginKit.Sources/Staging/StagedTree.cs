using PluginKit.Contracts.Sources;

namespace PluginKit.Sources.Staging;

/// <summary>A package tree in a staging folder, which goes with it.</summary>
internal sealed class StagedTree(PackageTree tree, StagingFolder folder) : PackageTree
{
    public override string Location => tree.Location;

    public override string Digest => tree.Digest;

    public override IReadOnlyList<PackageEntry> Entries => tree.Entries;

    public override bool HasFile(string path) => tree.HasFile(path);

    public override ReadOnlyMemory<byte> Read(string path) => tree.Read(path);

    public override async ValueTask DisposeAsync()
    {
        await tree.DisposeAsync().ConfigureAwait(false);
        folder.Dispose();
        await base.DisposeAsync().ConfigureAwait(false);
    }
}
