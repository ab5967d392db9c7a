using System.Diagnostics.CodeAnalysis;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Reading;

/// <summary>An entry, or why there is none.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Problem">Why there is none.</param>
public sealed record CatalogEntryResult(CatalogEntry? Entry, Problem? Problem)
{
    /// <summary>Whether there is an entry.</summary>
    [MemberNotNullWhen(true, nameof(Entry))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Entry is not null;
}
