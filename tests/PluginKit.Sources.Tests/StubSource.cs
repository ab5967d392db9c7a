using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;

namespace PluginKit.Sources.Tests;

/// <summary>A source of a third party.</summary>
internal sealed class StubSource(string kind, Func<string, bool> accepts, Func<SourceResolution>? resolve = null) : IPluginSource
{
    public string Kind => kind;

    public bool UsesNetwork => false;

    public SourceReference? TryParse(string reference) => accepts(reference) ? new() { Kind = kind, Value = reference } : null;

    public ValueTask<SourceResolution> ResolveAsync(SourceReference reference, CancellationToken cancellationToken) =>
        ValueTask.FromResult(resolve is null ? SourceResolution.Failed(Problem.Of(ProblemCodes.SourceNotFound, kind)) : resolve());
}
