namespace PluginKit.Testing.Observation;

/// <summary>One operation on a disk.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Path">The path; for a stream, the path that it was opened by.</param>
/// <param name="OtherPath">Destination of a move, other side of an exchange, the file that is to be replaced, target text of a link.</param>
public sealed record DiskOperation(DiskOperationKind Kind, string Path, string? OtherPath = null)
{
    /// <summary>Whether the operation changes what is on the disk. Flushing makes durable what was changed, and changes nothing itself.</summary>
    public bool IsWrite => Kind is DiskOperationKind.CreateNew or DiskOperationKind.CreateReplacement or DiskOperationKind.OpenAppend or DiskOperationKind.Write
        or DiskOperationKind.CreateDirectory or DiskOperationKind.CreateLink or DiskOperationKind.SetMode
        or DiskOperationKind.MoveFile or DiskOperationKind.MoveDirectory or DiskOperationKind.TryExchange
        or DiskOperationKind.DeleteFile or DiskOperationKind.DeleteEmptyDirectory or DiskOperationKind.TryLock;

    /// <summary>Whether the operation only brings something to stable storage.</summary>
    public bool IsFlush => Kind is DiskOperationKind.Flush or DiskOperationKind.FlushDirectory or DiskOperationKind.FlushTree;

    /// <summary>The operation in one line.</summary>
    /// <returns>For example <c>MoveFile /a -> /b</c>.</returns>
    public override string ToString() => OtherPath is null ? $"{Kind} {Path}" : $"{Kind} {Path} -> {OtherPath}";
}
