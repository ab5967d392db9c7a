using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary><c>claude plugin install | update</c>.</summary>
internal sealed class InstallCommands(ClaudeSession session, ClaudeSettings settings, ClaudeRegistry registry, ClaudePolicy policy)
{
    private int _temporary;

    public void Install(ClaudeArguments arguments)
    {
        var pluginRef = arguments.Required("plugin");
        var scope = arguments.ScopeOr("user");
        session.Say($"Installing plugin \"{pluginRef}\"...");
        Failing($"install plugin \"{pluginRef}\"", () =>
        {
            var known = registry.Known();
            var record = registry.Installed().Of(pluginRef).Find(candidate => IsOf(candidate, scope));
            if (record is not null && settings.Toggle(scope, pluginRef) == true)
            {
                session.Say($"✔ Plugin \"{pluginRef}\" is already installed (scope: {scope})\n");
                return;
            }
            Bring(known, pluginRef, scope);
            session.Say($"✔ Successfully installed plugin: {pluginRef} (scope: {scope})\n");
        });
    }

    public void Update(ClaudeArguments arguments)
    {
        var pluginRef = arguments.Required("plugin");
        var scope = arguments.Scope ?? "user";
        var (plugin, marketplace) = Parts(pluginRef);
        session.Say($"Checking for updates for plugin \"{pluginRef}\" at {scope} scope…\n");
        Failing($"update plugin \"{pluginRef}\"", () =>
        {
            if (registry.KnownOrNone()[marketplace] is not JsonObject entry || ClaudeMarketplace.Registered(session, entry) is not { } market || market.Find(plugin) is not { } offer)
            {
                throw new ClaudeFailure($"Plugin \"{plugin}\" not found");
            }
            if (policy.IsBlocked(market.Root))
            {
                throw new ClaudeFailure($"Plugin \"{plugin}\" is from marketplace \"{marketplace}\", which is blocked by your organization's policy");
            }
            var installed = registry.Installed();
            var records = installed.Of(pluginRef);
            var record = records.Find(candidate => IsOf(candidate, scope)) ?? records.Find(candidate => (string?)candidate["scope"] == scope)
                ?? throw new ClaudeFailure($"Plugin \"{plugin}\" is not installed{(records.Count == 0 ? string.Empty : $" at scope {scope}")}");
            Renew(installed, record, market, offer, marketplace, plugin, scope);
        });
    }

    private void Renew(InstalledRecords installed, JsonObject record, ClaudeMarketplace market, JsonObject offer, string marketplace, string plugin, string scope)
    {
        var before = (string?)record["version"] ?? "unknown";
        var next = VersionOf(market, offer);
        if (before == next)
        {
            session.Say($"✔ {plugin} is already at the latest version ({before}).\n");
            return;
        }
        var old = record.DeepClone().AsObject();
        record["installPath"] = Copy(market.FolderOf(offer), marketplace, plugin, next);
        record["version"] = next;
        record["lastUpdated"] = session.Now;
        registry.SaveInstalled(installed);
        PluginFolders.MarkOrphans(session, installed, [old]);
        session.Say($"✔ Plugin \"{plugin}\" updated from {before} to {next} for scope {scope}. Restart to apply changes.\n");
    }

    /// <summary>Settings first, then the copy, then the record: a crash in between leaves "enabled without record", as in the real program.</summary>
    private void Bring(JsonObject known, string pluginRef, string scope)
    {
        var (plugin, marketplace) = Parts(pluginRef);
        var missing = new ClaudeFailure(marketplace.Length == 0
            ? $"Plugin \"{plugin}\" not found in any configured marketplace"
            : $"Plugin \"{plugin}\" not found in marketplace \"{marketplace}\". Your local copy may be out of date — try `claude plugin marketplace update {marketplace}`.");
        var market = known[marketplace] is JsonObject entry ? ClaudeMarketplace.Registered(session, entry) : null;
        var offer = market?.Find(plugin) ?? throw missing;
        if (policy.IsBlocked(market.Root))
        {
            throw new ClaudeFailure($"Plugin \"{plugin}\" is from marketplace \"{marketplace}\", which is blocked by your organization's policy");
        }
        if (policy.Toggle(pluginRef) == false)
        {
            throw new ClaudeFailure($"Plugin \"{plugin}\" is blocked by your organization's policy and cannot be installed");
        }
        settings.Change(scope, file => ClaudeSettings.Container(file, ClaudeSettings.Enabled)[pluginRef] = true);
        string copy;
        string version;
        try
        {
            version = VersionOf(market, offer);
            copy = Copy(market.FolderOf(offer), marketplace, plugin, version);
        }
        catch (ClaudeFailure)
        {
            settings.Change(scope, file => ClaudeSettings.Container(file, ClaudeSettings.Enabled).Remove(pluginRef));
            throw;
        }
        Record(pluginRef, scope, copy, version);
    }

    private void Record(string pluginRef, string scope, string copy, string version)
    {
        var installed = registry.Installed();
        var records = installed.OrNew(pluginRef);
        var now = session.Now;
        var record = new JsonObject { ["scope"] = scope, ["installPath"] = copy, ["version"] = version, ["installedAt"] = now, ["lastUpdated"] = now };
        if (scope != "user")
        {
            record["projectPath"] = session.Directory;
        }
        var place = records.FindIndex(candidate => IsOf(candidate, scope));
        if (place < 0)
        {
            records.Add(record);
        }
        else
        {
            records[place] = record;
        }
        registry.SaveInstalled(installed);
    }

    private string Copy(string folder, string marketplace, string plugin, string version)
    {
        if (!session.IsDirectory(folder))
        {
            throw new ClaudeFailure($"Source path does not exist: {folder}");
        }
        var name = $"temp_local_{session.Epoch}_{_temporary++}";
        var temporary = Path.Combine(session.Plugins, "cache", name);
        session.CopyFolder(folder, temporary);
        if (ManifestComplaint(temporary) is { } complaint)
        {
            var path = Path.Combine(temporary, ".claude-plugin", "plugin.json");
            throw new ClaudeFailure($"Plugin {name} has an invalid manifest file at {path}.\n\nValidation errors: {complaint}");
        }
        var place = PluginFolders.Cache(session, marketplace, plugin, version);
        session.DeleteFolder(place);
        session.Disk.CreateDirectory(Path.GetDirectoryName(place)!);
        session.Disk.MoveDirectory(temporary, place);
        return place;
    }

    private string? ManifestComplaint(string folder)
    {
        var manifest = Manifest(folder, out var broken);
        if (broken || manifest is null)
        {
            return broken ? "JSON Parse error: Expected '}'" : null;
        }
        if (manifest["name"]?.GetValueKind() != JsonValueKind.String)
        {
            return "name: Invalid input: expected string, received undefined";
        }
        return manifest["agents"] is JsonValue agents && agents.GetValueKind() == JsonValueKind.String && !agents.GetValue<string>().EndsWith(".md", StringComparison.Ordinal)
            ? "agents: Invalid input"
            : null;
    }

    private string VersionOf(ClaudeMarketplace market, JsonObject offer) =>
        (string?)Manifest(market.FolderOf(offer), out _)?["version"] ?? (string?)offer["version"] ?? "unknown";

    private JsonObject? Manifest(string folder, out bool broken)
    {
        broken = false;
        try
        {
            return session.Read(Path.Combine(folder, ".claude-plugin", "plugin.json")) is { } bytes ? ScriptJson.Parse(bytes) as JsonObject : null;
        }
        catch (JsonException)
        {
            broken = true;
            return null;
        }
    }

    private bool IsOf(JsonObject record, string scope) =>
        (string?)record["scope"] == scope && (scope == "user" || (string?)record["projectPath"] == session.Directory);

    private static (string Plugin, string Marketplace) Parts(string pluginRef)
    {
        var at = pluginRef.LastIndexOf('@');
        return at < 0 ? (pluginRef, string.Empty) : (pluginRef[..at], pluginRef[(at + 1)..]);
    }

    private void Failing(string what, Action action)
    {
        try
        {
            action();
        }
        catch (ClaudeFailure failure)
        {
            if (!session.Output.EndsWith('\n'))
            {
                session.Say("\n");
            }
            throw new ClaudeFailure($"✘ Failed to {what}: {failure.Message}");
        }
    }
}
