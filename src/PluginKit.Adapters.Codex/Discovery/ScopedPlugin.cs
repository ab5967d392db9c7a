using PluginKit.Adapters.Codex.Configuration;
using PluginKit.Adapters.Codex.Evidence;
using PluginKit.Adapters.Codex.Marketplaces;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Discovery;

/// <summary>One plugin as it stands in one or more scopes.</summary>
/// <param name="Facts">What was found, seen from the scope.</param>
/// <param name="Scopes">The scopes.</param>
/// <param name="NeedsTrust">Whether the project switches it on and is not trusted.</param>
/// <param name="Repository">A marketplace of the repository that lists it and that the command line does not see.</param>
/// <param name="View">The configuration that decides about it, as seen from the scope.</param>
internal sealed record ScopedPlugin(PluginFacts Facts, IReadOnlyList<InstallScope> Scopes, bool NeedsTrust, Marketplace? Repository, CodexConfiguration View)
{
    public bool IsProject => Scopes.Contains(InstallScope.Project);
}
