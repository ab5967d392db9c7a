using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Sources;

namespace PluginKit.Authoring.Deliveries;

/// <summary>The files that a client gets. Reads from the package tree while that is not disposed.</summary>
public sealed class Delivery : DeliveryView
{
    private readonly DeliveryContent _content;
    private readonly HashSet<string> _executable;

    internal Delivery(DeliveryContent content, DeliveryFacts facts)
    {
        _content = content;
        AuthoredTarget = facts.AuthoredTarget;
        IsShipped = facts.IsShipped;
        IntegrationId = facts.IntegrationId;
        Version = facts.Version;
        Description = facts.Description;
        Digest = content.Digest;
        _executable = [.. content.Entries.Where(static entry => entry is { Kind: PackageEntryKind.File, IsExecutable: true }).Select(static entry => entry.Path)];
        Paths = [.. content.Entries.Where(static entry => entry.Kind == PackageEntryKind.File).Select(static entry => entry.Path).Order(StringComparer.Ordinal)];
    }

    /// <summary>The authored target id.</summary>
    public string AuthoredTarget { get; }

    /// <summary>Whether these are the files of the package, unmodified, because it ships its own native manifest; otherwise they are a projection.</summary>
    public bool IsShipped { get; }

    /// <inheritdoc/>
    public override string IntegrationId { get; }

    /// <summary>Version in the native manifest; that of <c>plugin.yaml</c> where the native manifest has none.</summary>
    public override string Version { get; }

    /// <summary>Description in the native manifest; that of <c>plugin.yaml</c> where the native manifest has none.</summary>
    public override string Description { get; }

    /// <inheritdoc/>
    public override string Digest { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Paths { get; }

    /// <summary>Directories and files, ordered by path (bytewise), with their lengths and executable bits.</summary>
    public IReadOnlyList<PackageEntry> Entries => _content.Entries;

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read, or changed since the package tree was made.</exception>
    public override ReadOnlyMemory<byte> Read(string path) => _content.Read(path);

    /// <inheritdoc/>
    public override bool IsExecutable(string path) => _executable.Contains(path);
}
