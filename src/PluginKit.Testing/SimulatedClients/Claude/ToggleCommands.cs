namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary><c>claude plugin enable | disable</c>.</summary>
internal sealed class ToggleCommands(ClaudeSession session, ClaudeSettings settings, ClaudeRegistry registry, ClaudePolicy policy)
{
    public void Run(ClaudeArguments arguments, bool on)
    {
        var pluginRef = arguments.Required("plugin");
        var explicitScope = arguments.Scope is null ? null : arguments.ScopeOr("user");
        try
        {
            Switch(pluginRef, explicitScope, on);
        }
        catch (ClaudeFailure failure)
        {
            throw new ClaudeFailure($"✘ Failed to {(on ? "enable" : "disable")} plugin \"{pluginRef}\": {failure.Message}");
        }
    }

    private void Switch(string pluginRef, string? explicitScope, bool on)
    {
        if (on && policy.Toggle(pluginRef) == false)
        {
            throw new ClaudeFailure($"Plugin \"{pluginRef}\" is blocked by your organization's policy and cannot be enabled");
        }
        var scope = explicitScope ?? ClaudeSettings.Scopes.FirstOrDefault(candidate => settings.Toggle(candidate, pluginRef) is not null) ?? "user";
        var installedIn = registry.Installed().Of(pluginRef)
            .Where(record => record["projectPath"] is null || (string?)record["projectPath"] == session.Directory)
            .Select(static record => (string)record["scope"]!)
            .ToList();
        if (explicitScope == "user" && installedIn.Count > 0 && !installedIn.Contains("user", StringComparer.Ordinal))
        {
            throw new ClaudeFailure($"Plugin \"{pluginRef}\" is installed at {installedIn[0]} scope, not user. Use --scope {installedIn[0]} or omit --scope to auto-detect.");
        }
        var now = explicitScope is null ? settings.Merged(pluginRef) ?? false : settings.Toggle(explicitScope, pluginRef) ?? !on;
        if (now == on)
        {
            throw new ClaudeFailure($"Plugin \"{pluginRef}\" is already {(on ? "enabled" : "disabled")}");
        }
        settings.Change(scope, file => ClaudeSettings.Container(file, ClaudeSettings.Enabled)[pluginRef] = on);
        session.Say($"✔ Successfully {(on ? "enabled" : "disabled")} plugin: {pluginRef.Split('@')[0]} (scope: {scope})\n");
    }
}
