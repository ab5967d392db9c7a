namespace PluginKit.Repository.Tests.Schemas.Compatibility;

/// <summary>One difference between two schemas.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The place in a document, for example <c>$.entries[].version</c>.</param>
/// <param name="Detail">What of it.</param>
internal sealed record SchemaChange(SchemaChangeKind Kind, string Path, string Detail)
{
    /// <summary>Whether it may not happen within a schema version.</summary>
    public bool IsBreaking => Kind >= SchemaChangeKind.RemovedMember;

    public override string ToString() => $"{Kind} {Path}{(Detail.Length == 0 ? string.Empty : ": ")}{Detail}";
}
