using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Execution;

/// <summary>What all targets of an operation share.</summary>
internal sealed record OperationFrame(string OperationId, string Operation, string IntegrationId, InstallScope Scope, string? WorkspaceRoot, string? Version);
