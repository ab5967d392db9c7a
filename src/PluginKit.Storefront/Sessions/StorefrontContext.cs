using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Sessions;

/// <summary>What a page is about: what surfaces are asked for, and under which their answers are kept. Two contexts with the same members are equal.</summary>
public sealed record StorefrontContext
{
    /// <summary>Lifecycle target ids; empty for all.</summary>
    public IReadOnlyList<string> Targets { get; init => field = value ?? []; } = [];

    /// <summary>Only managed integrations of this scope, or <see langword="null"/> for all.</summary>
    public InstallScope? Scope { get; init; }

    /// <summary>The absolute path of the project, or <see langword="null"/> for none.</summary>
    public string? WorkspaceRoot { get; init; }

    /// <inheritdoc/>
    public bool Equals(StorefrontContext? other) => other is not null && Scope == other.Scope
        && string.Equals(Place(WorkspaceRoot), Place(other.WorkspaceRoot), StringComparison.Ordinal) && Targets.SequenceEqual(other.Targets, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Scope, Place(WorkspaceRoot), Targets.Count);

    /// <summary>Whether answers for this context can contain what was done in a scope and workspace.</summary>
    internal bool Covers(InstallScope scope, string? workspaceRoot) => (Scope is null || Scope == scope)
        && (scope != InstallScope.Project || WorkspaceRoot is null || string.Equals(Place(WorkspaceRoot), Place(workspaceRoot), StringComparison.Ordinal));

    /// <summary>A project under one spelling, with or without a separator at its end.</summary>
    internal static string? Place(string? workspaceRoot) => workspaceRoot is null ? null : Path.TrimEndingDirectorySeparator(workspaceRoot);
}
