using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Requests;

/// <summary>Asks for the plan of adding an integration, or further targets to a managed one.</summary>
public sealed record AddRequest : LifecycleRequest
{
    /// <summary>Reference of the source, in the syntax of a registered source, for example an absolute folder.</summary>
    public required string Source { get; init; }

    /// <summary>
    /// The entry of a catalog that the user chose, if that is how the source was found. The add is then refused with what the catalog has against the entry
    /// (<see cref="AddGate.Refusal(CatalogEntry)"/>), before anything is fetched. <see langword="null"/> for a reference of the user's own.
    /// </summary>
    public CatalogEntry? Entry { get; init; }

    /// <summary>Lifecycle target ids; empty for every target that the package has and an adapter manages.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The scope.</summary>
    public InstallScope Scope { get; init; } = InstallScope.User;

    /// <summary>The project, absolute; required for the project scope. The process working directory is never used.</summary>
    public string? WorkspaceRoot { get; init; }

    /// <summary>Stored intent; nothing updates unattended.</summary>
    public bool AutoUpdate { get; init; } = true;

    /// <summary><c>manual</c> or <c>auto</c>: whether an update installs targets that a newer manifest adds.</summary>
    public string AdoptNewTargets { get; init; } = "manual";
}
