using System.Collections.ObjectModel;
using PluginKit.Adapters.Claude.Capabilities;
using PluginKit.Adapters.Claude.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Planning;

/// <summary>The client's commands for one integration in one scope.</summary>
internal sealed class ClientCommands
{
    /// <summary>Keeps the client from updating itself and from telling anybody while we wait for it.</summary>
    private static readonly string[] Quiet = ["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "DISABLE_AUTOUPDATER"];

    private readonly OwnMarketplace _market;
    private readonly InstallScope _scope;
    private readonly string _directory;
    private readonly ClientAbilities _abilities;
    private readonly ReadOnlyDictionary<string, string> _environment;
    private readonly int _timeoutSeconds;

    public ClientCommands(ProposalRequest request, OwnMarketplace market, ClientAbilities abilities, int timeoutSeconds)
    {
        _abilities = abilities;
        _environment = Environment(new(request.Client.Environment, null), request.Client.Environment);
        _market = market;
        _scope = request.Scope;
        _timeoutSeconds = timeoutSeconds;

        // Project commands act on the exact working directory. The others must not see any project: measured, with the home directory as
        // working directory `marketplace remove --scope user` ends with 0 and leaves the registration.
        _directory = request.Scope == InstallScope.Project ? request.Client.WorkspaceRoot! : request.NeutralDirectory;
    }

    public ClientCommand AddMarketplace(InstallScope scope) => Command("marketplace", "add", _market.Root, "--scope", scope.Value);

    /// <summary>Without a scope the client removes what is declared nowhere, too.</summary>
    public ClientCommand RemoveMarketplace(InstallScope? scope)
    {
        var named = scope ?? (_abilities.Has(ClientCapability.RemovesMarketplaceWithoutScope) ? null : _scope);
        return named is { } one
            ? Command("marketplace", "remove", _market.Name, "--scope", one.Value)
            : Command("marketplace", "remove", _market.Name);
    }

    public ClientCommand Install() => Command("install", _market.PluginRef, "--scope", _scope.Value);

    /// <summary>Keeps the plugin's data, which no rollback would bring back.</summary>
    public ClientCommand Uninstall() => _abilities.Has(ClientCapability.UninstallCanKeepData)
        ? Command("uninstall", _market.PluginRef, "--scope", _scope.Value, "--keep-data")
        : Command("uninstall", _market.PluginRef, "--scope", _scope.Value);

    public ClientCommand Update() => Command("update", _market.PluginRef, "--scope", _scope.Value);

    public ClientCommand Enable() => Command("enable", _market.PluginRef, "--scope", _scope.Value);

    public ClientCommand Disable() => Command("disable", _market.PluginRef, "--scope", _scope.Value);

    /// <summary>
    /// The client counts a relative folder in its variables from its working directory (measured), which is another one for every command; it is told the
    /// folder that was looked at.
    /// </summary>
    private static ReadOnlyDictionary<string, string> Environment(ClaudeLocations locations, HostEnvironment host)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Quiet)
        {
            variables[name] = "1";
        }
        if (host.Variable(ClaudeLocations.ConfigVariable) is not null)
        {
            variables[ClaudeLocations.ConfigVariable] = locations.ConfigDirectory;
        }
        if (host.Variable(ClaudeLocations.PluginsVariable) is not null)
        {
            variables[ClaudeLocations.PluginsVariable] = locations.PluginsDirectory;
        }
        return variables.AsReadOnly();
    }

    private ClientCommand Command(params ReadOnlySpan<string> arguments) => new()
    {
        Program = ClaudeAdapter.Program,
        Arguments = ["plugin", .. arguments],
        WorkingDirectory = _directory,
        Environment = _environment,
        TimeoutSeconds = _timeoutSeconds,
    };
}
