using System.Text.Json.Nodes;

namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary><c>claude plugin marketplace add | list | remove | update</c>.</summary>
internal sealed class MarketplaceCommands(ClaudeSession session, ClaudeSettings settings, ClaudeRegistry registry, ClaudePolicy policy)
{
    public void Add(ClaudeArguments arguments)
    {
        var source = arguments.Required("source");
        var scope = arguments.ScopeOr("user");
        if (!Path.IsPathRooted(source) && !source.StartsWith("./", StringComparison.Ordinal))
        {
            throw new ClaudeFailure("✘ Invalid marketplace source format. Try: owner/repo, https://..., or ./path");
        }
        var root = Path.GetFullPath(source, session.Directory);
        if (!session.IsDirectory(root))
        {
            throw new ClaudeFailure($"✘ Path does not exist: {root}");
        }
        session.Say("Adding marketplace…");
        Failing("add marketplace", () => Register(root, scope));
    }

    public void Remove(ClaudeArguments arguments) => Failing("remove marketplace", () =>
    {
        var name = arguments.Required("name");
        var scope = arguments.Scope is null ? null : arguments.ScopeOr("user");
        var known = registry.Known();
        if (!known.ContainsKey(name))
        {
            throw new ClaudeFailure($"Marketplace '{name}' not found");
        }
        if (scope is not null && !settings.Declares(scope, name))
        {
            throw new ClaudeFailure($"Marketplace '{name}' is not declared in {scope} settings. Omit --scope to remove it from all scopes.");
        }

        // Asked before anything is written: with the home directory as working directory the user's file is the project's file too, and the
        // registration therefore stays (measured).
        var stays = scope is not null && ClaudeSettings.Scopes.Any(other => other != scope && settings.Declares(other, name));
        if (!stays)
        {
            known.Remove(name);
            registry.SaveKnown(known);
        }
        foreach (var place in scope is not null ? [scope] : ClaudeSettings.Scopes)
        {
            Forget(place, name);
        }
        if (!stays)
        {
            UninstallAll(name);
        }
        session.Say($"✔ Successfully removed marketplace: {name}{(scope is null ? string.Empty : $" (from {scope} settings)")}\n");
    });

    public void Update(ClaudeArguments arguments)
    {
        session.Say(arguments.Subject is { } name ? $"Updating marketplace: {name}..." : $"Updating {registry.KnownOrNone().Count} marketplace(s)...");
        Failing("update marketplace(s)", () =>
        {
            var known = registry.Known();
            var names = arguments.Subject is { } one ? [one] : known.Select(static entry => entry.Key).ToList();
            foreach (var each in names)
            {
                if (known[each] is not JsonObject entry)
                {
                    throw new ClaudeFailure($"Marketplace '{each}' not found");
                }
                var root = (string)entry["installLocation"]!;
                if (policy.IsBlocked(root))
                {
                    throw new ClaudeFailure($"Marketplace source 'dir:{root}' is blocked by enterprise policy.");
                }
                ClaudeMarketplace.Open(session, root);
                entry["lastUpdated"] = session.Now;
            }
            registry.SaveKnown(known);
            session.Say(arguments.Subject is null
                ? $"✔ Successfully updated {names.Count} marketplace(s)\n"
                : $"Validating local marketplace\n✔ Successfully updated marketplace: {arguments.Subject}\n");
        });
    }

    public void List(ClaudeArguments arguments) => Failing("list marketplaces", () =>
    {
        var known = registry.Known();
        if (arguments.Json)
        {
            session.Say(ScriptJson.Write(new JsonArray([.. known.Select(static entry => Row(entry.Key, entry.Value!.AsObject()))])) + "\n");
            return;
        }
        session.Say(known.Count == 0 ? "No marketplaces configured\n" : "Configured marketplaces:\n\n");
        foreach (var (name, entry) in known)
        {
            session.Say($"  ❯ {name}\n    Source: Directory ({entry!["installLocation"]})\n\n");
        }
    });

    private void Register(string root, string scope)
    {
        if (policy.RefusalOf(root) is { } refusal)
        {
            throw new ClaudeFailure(refusal);
        }
        session.Disk.CreateDirectory(Path.Combine(session.Plugins, "marketplaces"));
        var known = registry.Known();
        var name = ClaudeMarketplace.Open(session, root).Name;
        var source = new JsonObject { ["source"] = "directory", ["path"] = root };
        var same = JsonNode.DeepEquals(known[name]?["source"], source);
        if (!same)
        {
            known[name] = new JsonObject { ["source"] = source.DeepClone(), ["installLocation"] = root, ["lastUpdated"] = session.Now };
            registry.SaveKnown(known);
        }
        try
        {
            settings.Change(scope, file =>
                ClaudeSettings.Container(file, ClaudeSettings.Marketplaces)[name] = new JsonObject { ["source"] = source });
        }
        catch (ClaudeFailure)
        {
            // The real program says nothing about a settings file that it could not write here.
        }
        session.Say(same
            ? $"✔ Marketplace '{name}' already on disk — declared in {scope} settings\n"
            : $"✔ Successfully added marketplace: {name} (declared in {scope} settings)\n");
    }

    private void Forget(string scope, string name)
    {
        if (!settings.Declares(scope, name) && !settings.HasTogglesOf(scope, name))
        {
            return;
        }
        settings.Change(scope, file =>
        {
            (file[ClaudeSettings.Marketplaces] as JsonObject)?.Remove(name);
            if (file[ClaudeSettings.Enabled] is JsonObject toggles)
            {
                foreach (var pluginRef in toggles.Select(static member => member.Key).Where(key => key.EndsWith("@" + name, StringComparison.Ordinal)).ToList())
                {
                    toggles.Remove(pluginRef);
                }
            }
        });
    }

    private void UninstallAll(string name)
    {
        var installed = registry.Installed();
        var gone = installed.Where(entry => entry.Ref.EndsWith("@" + name, StringComparison.Ordinal)).ToList();
        if (gone.Count == 0)
        {
            return;
        }
        installed.RemoveAll(entry => gone.Contains(entry));
        registry.SaveInstalled(installed);
        foreach (var (pluginRef, records) in gone)
        {
            PluginFolders.MarkOrphans(session, installed, records);
            session.DeleteFolder(PluginFolders.Data(session, pluginRef));
        }
    }

    private void Failing(string what, Action action)
    {
        try
        {
            action();
        }
        catch (ClaudeFailure failure)
        {
            if (session.Output.Length > 0 && !session.Output.EndsWith('\n'))
            {
                session.Say("\n");
            }
            throw new ClaudeFailure($"✘ Failed to {what}: {failure.Message}");
        }
    }

    private static JsonObject Row(string name, JsonObject entry)
    {
        var row = new JsonObject { ["name"] = name };
        foreach (var (key, value) in entry["source"]!.AsObject())
        {
            row[key] = value?.DeepClone();
        }
        row["installLocation"] = entry["installLocation"]?.DeepClone();
        return row;
    }
}
