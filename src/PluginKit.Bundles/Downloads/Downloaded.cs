using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Downloads;

/// <summary>What a download brought.</summary>
internal sealed record Downloaded
{
    /// <summary>Digest of the bytes; empty when there are none.</summary>
    public string Digest { get; init; } = string.Empty;

    public long Bytes { get; init; }

    public Problem? Problem { get; init; }

    /// <summary>Whether the server said that there is nothing under the address, which is an answer of its own for what need not be there.</summary>
    public bool IsAbsent => string.Equals(Problem?.Code, ProblemCodes.SourceNotFound, StringComparison.Ordinal);
}
