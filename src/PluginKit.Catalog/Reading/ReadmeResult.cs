using System.Diagnostics.CodeAnalysis;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Reading;

/// <summary>A README, or why there is none.</summary>
/// <param name="Readme">The README.</param>
/// <param name="Problem">Why there is none.</param>
public sealed record ReadmeResult(ReadmeContent? Readme, Problem? Problem)
{
    /// <summary>Whether there is a README.</summary>
    [MemberNotNullWhen(true, nameof(Readme))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Readme is not null;
}
