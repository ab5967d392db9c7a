using PluginKit.Contracts.Managed;

namespace PluginKit.Discovery.Tests.Worlds;

/// <summary>Ports that answer what a test says, or throw.</summary>
internal sealed class Answers(Func<ManagedInstallationsView> managed, Func<UniversalCandidatesView> universal) : IManagedInstallations, IUniversalCandidates
{
    ValueTask<ManagedInstallationsView> IManagedInstallations.ReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult(managed());

    ValueTask<UniversalCandidatesView> IUniversalCandidates.ReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult(universal());
}
