using System.Text;
using PluginKit.Contracts.Clients;

namespace PluginKit.Tests.Deliveries;

/// <summary>A delivery of a few texts.</summary>
internal sealed class TextDelivery(IReadOnlyDictionary<string, string> files, params string[] executable) : DeliveryView
{
    public override string IntegrationId => "notes";

    public override string Version => "1.0.0";

    public override string Description => "d";

    public override string Digest => "sha256:0";

    public override IReadOnlyList<string> Paths => [.. files.Keys.Order(StringComparer.Ordinal)];

    public override ReadOnlyMemory<byte> Read(string path) => Encoding.UTF8.GetBytes(files[path]);

    public override bool IsExecutable(string path) => executable.Contains(path);
}
