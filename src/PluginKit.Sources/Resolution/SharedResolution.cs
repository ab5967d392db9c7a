using PluginKit.Contracts.Sources;

namespace PluginKit.Sources.Resolution;

/// <summary>A resolution that the askers of a session share: each gets a tree that is not theirs to end.</summary>
internal sealed class SharedResolution(SourceResolution resolution) : IAsyncDisposable
{
    /// <summary>The resolution for one asker.</summary>
    public SourceResolution Lend() => resolution.Tree is { } tree ? SourceResolution.Of(new LentTree(tree), resolution.Requested!, resolution.Resolved!, resolution.NamesRelease, resolution.FetchedFrom) : resolution;

    public ValueTask DisposeAsync() => resolution.Tree?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The session ends the tree, whatever its borrowers do.</summary>
    private sealed class LentTree(PackageTree tree) : PackageTree
    {
        public override string Location => tree.Location;

        public override string Digest => tree.Digest;

        public override IReadOnlyList<PackageEntry> Entries => tree.Entries;

        public override ReadOnlyMemory<byte> Read(string path) => tree.Read(path);

        public override bool HasFile(string path) => tree.HasFile(path);
    }
}
