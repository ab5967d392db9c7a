using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Clients;

/// <summary>
/// What can be said about installing for a target before anything on the machine is looked at. The lifecycle asks it before it plans an add, the catalog
/// before it advertises one, so that a catalog never offers what an add would refuse.
/// </summary>
public static class AddGate
{
    /// <summary>The scopes that plugins are installed into at all. Nothing is ever mapped to another scope.</summary>
    public static IReadOnlyList<InstallScope> Scopes { get; } = [InstallScope.User, InstallScope.Project];

    /// <summary>Why nobody installs into a scope, whatever the target.</summary>
    /// <param name="scope">The scope.</param>
    /// <returns><c>unsupported_scope</c>; <see langword="null"/> when it can be installed into.</returns>
    public static Problem? Refusal(InstallScope scope) => Scopes.Contains(scope)
        ? null
        : Problem.Of(
            ProblemCodes.UnsupportedScope,
            $"The scope '{scope}' cannot be installed into. Scopes: {string.Join(", ", Scopes)}. Nothing is mapped to another scope.",
            scope.Value);

    /// <summary>
    /// Why an entry of a catalog is not added as that entry, whatever the target and the scope: its marketplace withholds it or names no source that could be used, or only
    /// fetching would tell whether it is a universal package. Whoever adds its <c>source_ref</c> as a reference of his own is not held to it.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <returns><c>marketplace_entry_unsupported</c> or <c>marketplace_entry_unchecked</c>; <see langword="null"/> when the entry itself does not object.</returns>
    public static Problem? Refusal(CatalogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Problem? Told(string code) => entry.Problems.FirstOrDefault(problem => problem.IsError && string.Equals(problem.Code, code, StringComparison.Ordinal));
        return Told(ProblemCodes.MarketplaceEntryUnsupported) ?? Told(ProblemCodes.MarketplaceEntryUnchecked);
    }

    /// <summary>Why an adapter cannot install into a scope from a source.</summary>
    /// <param name="adapter">What the adapter says of itself.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="sourceKind">The kind of the reference, see <see cref="SourceKinds"/>; <see langword="null"/> when it is not known.</param>
    /// <returns><c>unsupported_scope</c> or <c>source_unsupported</c> with the target; <see langword="null"/> when nothing speaks against it.</returns>
    public static Problem? Refusal(AdapterDescription adapter, InstallScope scope, string? sourceKind)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        if ((Refusal(scope) ?? WhyNoScope(adapter, scope) ?? WhyNoSource(adapter, sourceKind)) is { } problem)
        {
            return problem with { TargetId = adapter.TargetId };
        }

        return null;
    }

    private static Problem? WhyNoScope(AdapterDescription adapter, InstallScope scope) => adapter.Scopes.Contains(scope)
        ? null
        : Problem.Of(
            ProblemCodes.UnsupportedScope,
            $"{adapter.DisplayName} cannot be installed into the scope '{scope}'. Its scopes: {string.Join(", ", adapter.Scopes)}.",
            scope.Value);

    private static Problem? WhyNoSource(AdapterDescription adapter, string? sourceKind) =>
        sourceKind is null || adapter.SourceKinds.Count == 0 || adapter.SourceKinds.Contains(sourceKind, StringComparer.Ordinal)
            ? null
            : Problem.Of(
                ProblemCodes.SourceUnsupported,
                $"{adapter.DisplayName} cannot be installed from a source of the kind '{sourceKind}'. Its kinds: {string.Join(", ", adapter.SourceKinds)}.",
                sourceKind);
}
