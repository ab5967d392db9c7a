using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Projection;

/// <summary>What stands against a whole entry, whatever its targets.</summary>
internal static class EntryBlock
{
    /// <summary>Why there is nothing that targets could be told of: it is no universal package, or its marketplace withholds it.</summary>
    public static Problem? NoPackage(CatalogEntry entry) =>
        AddGate.Refusal(entry) ?? (entry.PackageDigest is null ? entry.Problems.FirstOrDefault(static problem => problem.IsError) : null);

    /// <summary>The same, or that the package cannot be had on this machine.</summary>
    public static Problem? Of(CatalogEntry entry) =>
        NoPackage(entry) ?? entry.Problems.FirstOrDefault(static problem => problem is { IsError: true, TargetId: null } && ReferenceCheck.IsAnswer(problem));
}
