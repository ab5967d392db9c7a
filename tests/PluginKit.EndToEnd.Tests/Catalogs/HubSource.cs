using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.EndToEnd.Tests.Catalogs;

/// <summary>GitHub as far as these tests need it: one repository, whose content lies in a folder of another machine.</summary>
internal sealed class HubSource(IDisk there, string folder) : IPluginSource
{
    public const string Base = "github:example/catalog@v1";

    public string Kind => SourceKinds.GitHubRepositoryPath;

    public bool UsesNetwork => true;

    public SourceReference? TryParse(string reference) => reference.StartsWith("github:", StringComparison.Ordinal) ? new() { Kind = Kind, Value = reference } : null;

    public ValueTask<SourceResolution> ResolveAsync(SourceReference reference, CancellationToken cancellationToken)
    {
        if (!reference.Value.StartsWith(Base + "//", StringComparison.Ordinal))
        {
            return ValueTask.FromResult(SourceResolution.Failed(Problem.Of(ProblemCodes.SourceNotFound, "There is no such repository.", reference.Value)));
        }

        var read = new PackageTrees(there).Open($"{folder}/{reference.Value[(Base.Length + 2)..]}", cancellationToken: cancellationToken);
        return ValueTask.FromResult(read.IsOk
            ? SourceResolution.Of(read.Tree, reference, new() { Kind = SourceKinds.GitCommit, Value = $"https://github.com/example/catalog@{new string('a', 40)}" })
            : SourceResolution.Failed(read.Problem));
    }
}
