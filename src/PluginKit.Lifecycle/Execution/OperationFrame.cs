using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Execution;

/// <summary>What all targets of an operation share.</summary>
internal sealed record OperationFrame(
    string IntegrationId, InstallScope Scope, string? WorkspaceRoot, IReadOnlyDictionary<string, IReadOnlyList<ProgramFacts>> Programs);
