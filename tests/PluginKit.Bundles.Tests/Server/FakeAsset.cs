namespace PluginKit.Bundles.Tests.Server;

/// <summary>An asset of the server.</summary>
internal sealed class FakeAsset(long id, byte[] content)
{
    public long Id => id;

    public byte[] Content { get; set; } = content;

    public required string Name { get; set; }

    public string State { get; set; } = "uploaded";
}
