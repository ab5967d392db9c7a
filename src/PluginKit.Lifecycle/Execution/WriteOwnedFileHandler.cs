using System.Text;
using PluginKit.Contracts.Steps;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Carries out <see cref="WriteOwnedFileStep"/>.</summary>
internal sealed class WriteOwnedFileHandler(FileImages images) : FileContentHandler<WriteOwnedFileStep>(images)
{
    protected override (string Path, ReadOnlyMemory<byte> Content, string? ExpectedDigest, string? PruneUpTo) Describe(WriteOwnedFileStep step) =>
        (step.Path, Encoding.UTF8.GetBytes(step.Content), step.ExpectedDigest, step.UndoPruneUpTo);
}
