namespace PluginKit.Contracts.Sources;

/// <summary>
/// The files of a package, checked against the limits and rules for names, with the digest of their content. Reading a file that changed
/// since the digest was made fails, so that what is delivered is what was reviewed.
/// </summary>
public abstract class PackageTree : IAsyncDisposable
{
    /// <summary>Where it is, for messages: an absolute folder or a reference.</summary>
    public abstract string Location { get; }

    /// <summary>Tree digest, <c>sha256:</c> and hex (the algorithm of the existing plugin-kit-ai tool, so that digests agree).</summary>
    public abstract string Digest { get; }

    /// <summary>Directories and files, ordered by path (bytewise), the root itself not included.</summary>
    public abstract IReadOnlyList<PackageEntry> Entries { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of a file entry.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="ArgumentException">There is no such file entry.</exception>
    /// <exception cref="IOException">The file cannot be read, or changed since the tree was made.</exception>
    public abstract ReadOnlyMemory<byte> Read(string path);

    /// <summary>Whether there is a file at a path.</summary>
    /// <param name="path">Relative path with forward slashes.</param>
    /// <returns><see langword="true"/> when there is.</returns>
    public abstract bool HasFile(string path);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
