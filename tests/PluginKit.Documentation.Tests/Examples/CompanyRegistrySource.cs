using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;

namespace PluginKit.Documentation.Tests.Examples;

/// <summary>The smallest source: it takes references of its own form and refuses them all.</summary>
internal sealed class CompanyRegistrySource : IPluginSource
{
    public string Kind => "company_registry";

    public bool UsesNetwork => true;

    public SourceReference? TryParse(string reference) =>
        reference.StartsWith("company:", StringComparison.Ordinal) ? new() { Kind = Kind, Value = reference } : null;

    public ValueTask<SourceResolution> ResolveAsync(SourceReference reference, CancellationToken cancellationToken) =>
        ValueTask.FromResult(SourceResolution.Failed(Problem.Of(ProblemCodes.SourceNotFound, $"'{reference.Value}' is not in the registry.", reference.Value)));
}
