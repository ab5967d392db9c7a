namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary><c>claude plugin uninstall</c>.</summary>
internal sealed class UninstallCommand(ClaudeSession session, ClaudeSettings settings, ClaudeRegistry registry)
{
    public void Run(ClaudeArguments arguments)
    {
        var given = arguments.Required("plugin");
        var scope = arguments.ScopeOr("user");
        try
        {
            var installed = registry.Installed();
            var pluginRef = installed.Find(entry => entry.Ref == given || entry.Ref.StartsWith(given + "@", StringComparison.Ordinal)).Ref ?? given;
            Uninstall(installed, pluginRef, scope, arguments.KeepData);
        }
        catch (ClaudeFailure failure)
        {
            throw new ClaudeFailure($"✘ Failed to uninstall plugin \"{given}\": {failure.Message}");
        }
    }

    private void Uninstall(InstalledRecords installed, string pluginRef, string scope, bool keepData)
    {
        var records = installed.Of(pluginRef);
        var record = records.Find(candidate => (string?)candidate["scope"] == scope && IsHere(candidate))
            ?? throw new ClaudeFailure(Refusal(records, pluginRef, scope));
        settings.Change(scope, file => ClaudeSettings.Container(file, ClaudeSettings.Enabled).Remove(pluginRef));
        records.Remove(record);
        registry.SaveInstalled(installed);
        PluginFolders.MarkOrphans(session, installed, [record]);
        if (records.Count == 0 && !keepData)
        {
            session.DeleteFolder(PluginFolders.Data(session, pluginRef));
        }
        session.Say($"✔ Successfully uninstalled plugin: {pluginRef.Split('@')[0]} (scope: {scope})\n");
    }

    private string Refusal(List<System.Text.Json.Nodes.JsonObject> records, string pluginRef, string scope)
    {
        if (records.Count == 0 && settings.Merged(pluginRef) is null)
        {
            return $"Plugin \"{pluginRef}\" not found in installed plugins";
        }
        var elsewhere = records.Where(IsHere).Select(static record => (string?)record["scope"]).FirstOrDefault(other => other != scope);
        return elsewhere switch
        {
            null => $"Plugin \"{pluginRef}\" is not installed in {scope} scope. Use --scope to specify the correct scope.",
            "project" => $"Plugin \"{pluginRef}\" is enabled at project scope (.claude/settings.json, shared with your team). To disable just for you: claude plugin disable {pluginRef} --scope local",
            _ => $"Plugin \"{pluginRef}\" is installed in {elsewhere} scope, not {scope}. Use --scope {elsewhere} to uninstall.",
        };
    }

    private bool IsHere(System.Text.Json.Nodes.JsonObject record) =>
        record["projectPath"] is null || (string?)record["projectPath"] == session.Directory;
}
