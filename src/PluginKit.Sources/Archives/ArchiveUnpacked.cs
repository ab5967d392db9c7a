using System.Diagnostics.CodeAnalysis;
using PluginKit.Contracts.Problems;

namespace PluginKit.Sources.Archives;

/// <summary>What came out of an archive, or why nothing did.</summary>
public sealed record ArchiveUnpacked
{
    /// <summary>Why the archive was refused: see <see cref="ArchiveExtraction.Unpack"/>. Nothing of it is left then.</summary>
    public Problem? Problem { get; init; }

    /// <summary>What the archive is.</summary>
    public ArchiveFormat Format { get; init; }

    /// <summary>Digest of the archive itself, <c>sha256:</c> and hex; <see langword="null"/> when it could not be read to its end.</summary>
    public string? Digest { get; init; }

    /// <summary>Files that were written.</summary>
    public int Files { get; init; }

    /// <summary>Bytes that were written.</summary>
    public long Bytes { get; init; }

    /// <summary>Whether it was unpacked.</summary>
    [MemberNotNullWhen(true, nameof(Digest))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Problem is null;
}
