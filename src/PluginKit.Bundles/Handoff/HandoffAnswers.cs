using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Bundles.Handoff;

/// <summary>The documents that bundles are answered with.</summary>
internal static class HandoffAnswers
{
    public static HandoffResultDocument Failed(string operation, string source, IReadOnlyList<Problem> problems, HandoffMetadata? metadata = null) => new()
    {
        Format = DocumentFormats.HandoffResult,
        RequestedSourceRef = source,
        Ok = false,
        Operation = operation,
        Outcome = Outcome.Failed,
        Summary = problems[0].Message,
        Problems = problems,
        Warnings = Warnings(problems),
        Bundle = metadata is null ? null : HandoffMetadataReader.Shown(metadata),
    };

    public static HandoffResultDocument Done(string operation, string source, string summary, HandoffMetadata metadata, HandoffListing listing, IReadOnlyList<Problem> problems) => new()
    {
        Format = DocumentFormats.HandoffResult,
        RequestedSourceRef = source,
        Operation = operation,
        Outcome = Outcome.Applied,
        Summary = summary,
        Problems = problems,
        Warnings = Warnings(problems),
        Bundle = HandoffMetadataReader.Shown(metadata),
        FileCount = listing.Files.Count,
        TotalBytes = listing.TotalBytes,
        TreeDigest = listing.Digest,
    };

    public static IReadOnlyList<string> Warnings(IReadOnlyList<Problem> problems) =>
        [.. problems.Where(static problem => problem.Severity == ProblemSeverity.Warning).Select(static problem => problem.Message)];
}
