namespace PluginKit.Contracts.Clients;

/// <summary>The files that would be handed to a client: the shipped native package, or the projection of an authored one.</summary>
public abstract class DeliveryView
{
    /// <summary>The integration id, which is the plugin's name in the client.</summary>
    public abstract string IntegrationId { get; }

    /// <summary>Version in the native manifest.</summary>
    public abstract string Version { get; }

    /// <summary>Description in the native manifest.</summary>
    public abstract string Description { get; }

    /// <summary>Digest of the tree, <c>sha256:</c> and hex: the identity of the content, never a version string.</summary>
    public abstract string Digest { get; }

    /// <summary>Paths of the files, relative, with forward slashes, ordinal order.</summary>
    public abstract IReadOnlyList<string> Paths { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">One of <see cref="Paths"/>.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="ArgumentException">The path is not one of <see cref="Paths"/>.</exception>
    public abstract ReadOnlyMemory<byte> Read(string path);

    /// <summary>Whether a file has the executable bit.</summary>
    /// <param name="path">One of <see cref="Paths"/>.</param>
    /// <returns><see langword="true"/> when it has; the default knows of none.</returns>
    public virtual bool IsExecutable(string path) => false;
}
