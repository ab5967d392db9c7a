using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Sessions;

/// <summary>A mutation that a page starts: on what, in which scope and workspace, and how it is carried out.</summary>
public sealed record StorefrontMutation
{
    /// <summary>The integration.</summary>
    public required string IntegrationId { get; init; }

    /// <summary><c>add</c>, <c>update</c>, <c>remove</c>, <c>repair</c>, …</summary>
    public required string Operation { get; init; }

    /// <summary>The scope that it is carried out in. Default: <c>user</c>.</summary>
    public InstallScope Scope { get; init; } = InstallScope.User;

    /// <summary>The project, for the project scope.</summary>
    public string? WorkspaceRoot { get; init; }

    /// <summary>Carries it out, usually by planning and applying; a refusal is a result too.</summary>
    public required Func<CancellationToken, Task<ResultDocument>> RunAsync { get; init; }

    /// <summary>What only one mutation at a time may have: the key of the record, there already or to be made.</summary>
    internal string Key => ManagedEntryKeys.Of(Scope, StorefrontContext.Place(WorkspaceRoot), IntegrationId);

    /// <summary>What is asked for afterwards.</summary>
    internal StorefrontContext Context => new() { Scope = Scope, WorkspaceRoot = WorkspaceRoot };
}
