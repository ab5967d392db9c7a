namespace PluginKit.Bundles.Tests.Server;

/// <summary>A release of the server.</summary>
internal sealed class FakeRelease(long id, string tag)
{
    public long Id => id;

    public string Tag => tag;

    public bool IsDraft { get; set; }

    public bool IsPrerelease { get; set; }

    /// <summary>Whether it is found by its tag although it is a draft, which a server may do for its author.</summary>
    public bool IsShownAsDraft { get; set; }

    public List<FakeAsset> Assets { get; } = [];

    /// <summary>What was in it at the moment it became public.</summary>
    public IReadOnlyList<string>? AssetsWhenPublished { get; set; }
}
