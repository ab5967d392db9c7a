using System.Collections.ObjectModel;
using PluginKit.Adapters.Claude.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Planning;

/// <summary>The client's commands for one integration in one scope.</summary>
internal sealed class ClientCommands
{
    /// <summary>Keeps the client from updating itself and from telling anybody while we wait for it.</summary>
    private static readonly ReadOnlyDictionary<string, string> Quiet = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] = "1",
        ["DISABLE_AUTOUPDATER"] = "1",
    }.AsReadOnly();

    private readonly OwnMarketplace _market;
    private readonly InstallScope _scope;
    private readonly string _directory;
    private readonly int _timeoutSeconds;

    public ClientCommands(ProposalRequest request, OwnMarketplace market, int timeoutSeconds)
    {
        _market = market;
        _scope = request.Scope;
        _timeoutSeconds = timeoutSeconds;

        // Project commands act on the exact working directory. The others must not see any project: measured, with the home directory as
        // working directory `marketplace remove --scope user` ends with 0 and leaves the registration.
        _directory = request.Scope == InstallScope.Project ? request.Client.WorkspaceRoot! : request.NeutralDirectory;
    }

    public ClientCommand AddMarketplace(InstallScope scope) => Command("marketplace", "add", _market.Root, "--scope", scope.Value);

    /// <summary>Without a scope the client removes what is declared nowhere, too.</summary>
    public ClientCommand RemoveMarketplace(InstallScope? scope) => scope is { } named
        ? Command("marketplace", "remove", _market.Name, "--scope", named.Value)
        : Command("marketplace", "remove", _market.Name);

    public ClientCommand Install() => Command("install", _market.PluginRef, "--scope", _scope.Value);

    /// <summary>Keeps the plugin's data, which no rollback would bring back.</summary>
    public ClientCommand Uninstall() => Command("uninstall", _market.PluginRef, "--scope", _scope.Value, "--keep-data");

    public ClientCommand Update() => Command("update", _market.PluginRef, "--scope", _scope.Value);

    public ClientCommand Enable() => Command("enable", _market.PluginRef, "--scope", _scope.Value);

    public ClientCommand Disable() => Command("disable", _market.PluginRef, "--scope", _scope.Value);

    private ClientCommand Command(params ReadOnlySpan<string> arguments) => new()
    {
        Program = ClaudeAdapter.Program,
        Arguments = ["plugin", .. arguments],
        WorkingDirectory = _directory,
        Environment = Quiet,
        TimeoutSeconds = _timeoutSeconds,
    };
}
