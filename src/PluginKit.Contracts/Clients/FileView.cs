namespace PluginKit.Contracts.Clients;

/// <summary>The content of one file of a client, or why there is none.</summary>
/// <param name="Path">The path that was asked for.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Bytes">The content; empty unless <see cref="FileViewStatus.Ok"/>.</param>
/// <param name="Reason">Why it could not be read, for people; without content of the file.</param>
public sealed record FileView(string Path, FileViewStatus Status, ReadOnlyMemory<byte> Bytes, string? Reason = null)
{
    /// <summary>Whether there is content.</summary>
    public bool IsOk => Status == FileViewStatus.Ok;

    /// <summary>Whether there is nothing at the path.</summary>
    public bool IsAbsent => Status == FileViewStatus.Absent;
}
