using System.Text;
using PluginKit.Contracts.Steps;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Carries out <see cref="SwitchPointerStep"/>.</summary>
internal sealed class SwitchPointerHandler(FileImages images) : FileContentHandler<SwitchPointerStep>(images)
{
    protected override (string Path, ReadOnlyMemory<byte> Content, string? ExpectedDigest, string? PruneUpTo) Describe(SwitchPointerStep step) =>
        (step.Path, Encoding.UTF8.GetBytes(step.Content), step.ExpectedDigest, step.UndoPruneUpTo);
}
