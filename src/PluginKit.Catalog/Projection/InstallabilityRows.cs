using PluginKit.Authoring.Deliveries;
using PluginKit.Authoring.Targets;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Catalog.Projection;

/// <summary>
/// Tells for one authored target of an entry which scopes an add would take, by the rules that an add itself asks: whether an adapter manages the target,
/// whether there is a package at all, <see cref="AddGate"/>, and whether a delivery can be made of the package. In the order of an add, so that the first reason is its answer.
/// </summary>
/// <param name="unmanaged">Says of an authored target that no adapter manages it.</param>
internal sealed class InstallabilityRows(Func<string, Problem> unmanaged)
{
    /// <param name="authored">The authored target id.</param>
    /// <param name="adapter">The adapter that manages it.</param>
    /// <param name="entry">The entry, whose errors with a target id keep that target from being installed.</param>
    public IReadOnlyList<TargetInstallability> Of(string authored, AdapterDescription? adapter, CatalogEntry entry)
    {
        if (adapter is null)
        {
            return [Refused(authored, AuthoredTargets.LifecycleTargetId(authored), InstallScope.Known, unmanaged(authored))];
        }

        if (EntryBlock.Of(entry) is { } block)
        {
            return Rows(authored, adapter, scope => AddGate.Refusal(scope) ?? block);
        }

        var refusal = PackageRefusal(authored, entry);
        return Rows(authored, adapter, scope => AddGate.Refusal(adapter, scope, entry.SourceKind) ?? refusal);
    }

    private static TargetInstallability[] Rows(string authored, AdapterDescription adapter, Func<InstallScope, Problem?> why)
    {
        var reasons = InstallScope.Known
            .Select(scope => (Scope: scope, Reason: why(scope)))
            .GroupBy(static row => (row.Reason?.Code, row.Reason?.Message));
        return
        [
            .. reasons.Select(group => group.First().Reason is { } reason
                ? Refused(authored, adapter.TargetId, [.. group.Select(static row => row.Scope)], reason)
                : new() { AuthoredTarget = authored, TargetId = adapter.TargetId, Scopes = [.. group.Select(static row => row.Scope)], Installable = true }),
        ];
    }

    /// <summary>What was found in the package itself when it was read, here or where the snapshot was written.</summary>
    private static Problem? PackageRefusal(string authored, CatalogEntry entry)
    {
        if (!DeliveryProjector.Delivers(authored))
        {
            return Problem.Of(ProblemCodes.UnsupportedTarget, $"Nothing is delivered for the target {authored}.");
        }

        var target = AuthoredTargets.LifecycleTargetId(authored);
        return entry.Problems.FirstOrDefault(problem => problem.IsError && string.Equals(problem.TargetId, target, StringComparison.Ordinal));
    }

    private static TargetInstallability Refused(string authored, string? target, IReadOnlyList<InstallScope> scopes, Problem reason) => new()
    {
        AuthoredTarget = authored,
        TargetId = target,
        Scopes = scopes,
        ReasonCode = reason.Code,
        Message = reason.Message,
    };
}
