using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Projection;

/// <summary>What stands against a whole entry, whatever its targets: it is no universal package, its marketplace withholds it, or it cannot be had on this machine.</summary>
internal static class EntryBlock
{
    /// <returns>The first error of that kind; <see langword="null"/> when the entry can be acted on.</returns>
    public static Problem? Of(CatalogEntry entry) => AddGate.Refusal(entry) ?? entry.Problems.FirstOrDefault(problem =>
        problem.IsError && (entry.PackageDigest is null || (problem.TargetId is null && ReferenceCheck.IsAnswer(problem))));
}
