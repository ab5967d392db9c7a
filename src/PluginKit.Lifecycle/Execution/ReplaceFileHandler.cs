using PluginKit.Contracts.Steps;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Carries out <see cref="ReplaceFileStep"/>.</summary>
internal sealed class ReplaceFileHandler(FileImages images) : FileContentHandler<ReplaceFileStep>(images)
{
    protected override (string Path, ReadOnlyMemory<byte> Content, string? ExpectedDigest, string? PruneUpTo) Describe(ReplaceFileStep step) =>
        (step.Path, step.Content, step.ExpectedDigest, null);
}
