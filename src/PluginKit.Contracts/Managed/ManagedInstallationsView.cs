using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Managed;

/// <summary>What is managed.</summary>
/// <param name="Targets">Every managed target; empty when state is absent or could not be read.</param>
/// <param name="Problem">Why state could not be read, or <see langword="null"/>.</param>
public sealed record ManagedInstallationsView(IReadOnlyList<ManagedTargetIdentity> Targets, Problem? Problem);
