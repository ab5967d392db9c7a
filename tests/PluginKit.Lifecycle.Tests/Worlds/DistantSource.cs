using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Tests.Worlds;

/// <summary>A source in the network: <c>far:FOLDER</c>. Once the line is cut, whoever asks it has broken a promise.</summary>
internal sealed class DistantSource(IDisk disk) : IPluginSource
{
    private const string Scheme = "far:";

    public bool IsCut { get; set; }

    public string Kind => SourceKinds.GitUrl;

    public bool UsesNetwork => true;

    public SourceReference? TryParse(string reference) =>
        reference.StartsWith(Scheme, StringComparison.Ordinal) ? new() { Kind = Kind, Value = reference } : null;

    public ValueTask<SourceResolution> ResolveAsync(SourceReference reference, CancellationToken cancellationToken)
    {
        if (IsCut)
        {
            throw new InvalidOperationException("The network was used.");
        }

        return ValueTask.FromResult(SourceResolution.Of(new PackageTrees(disk).Open(reference.Value[Scheme.Length..], cancellationToken: cancellationToken).Tree!, reference, reference));
    }
}
