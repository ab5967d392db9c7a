using System.Text.Json;
using PluginKit.Adapters.Codex.Manifests;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Surfaces;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>What codex runs because of a plugin: servers, hooks and connectors of its manifest or of their default places, and scripts.</summary>
internal static class PluginSurfaces
{
    private const string Servers = "mcpServers";
    private const string DefaultServers = ".mcp.json";
    private const string AgentPluginsServers = "mcp.json";
    private const string DefaultHooks = "hooks/hooks.json";
    private const string DefaultApps = ".app.json";

    private static readonly string[] Manifests = [".codex-plugin/plugin.json", ".claude-plugin/plugin.json"];

    public static IReadOnlyList<ExecutableSurface> Of(DeliveryView delivery)
    {
        var reader = new SurfaceReader(delivery);
        if (PluginManifest.Of(delivery) is { IsOfAgentPlugins: true })
        {
            // Nothing else of the plugin is read then.
            if (reader.Document(AgentPluginsServers) is { } agentServers)
            {
                reader.McpServers(agentServers, AgentPluginsServers, string.Empty);
            }

            reader.ExecutableFiles();
            return reader.Surfaces;
        }

        var file = Manifests.FirstOrDefault(path => delivery.Paths.Contains(path, StringComparer.Ordinal));
        var manifest = file is null ? null : reader.Document(file);
        if (!Member(manifest, Servers, value => reader.McpServers(value, file!, "/" + Servers)) && reader.Document(DefaultServers) is { } servers)
        {
            // A key in the manifest replaces the default place.
            reader.McpServers(servers, DefaultServers, string.Empty);
        }

        _ = Member(manifest, "hooks", value => reader.Hooks(value, file!, "/hooks"));
        if (reader.Document(DefaultHooks) is { } hooks)
        {
            reader.Hooks(hooks, DefaultHooks, string.Empty);
        }

        var apps = DefaultApps;
        _ = Member(manifest, "apps", value => apps = value.ValueKind == JsonValueKind.String ? value.GetString()! : DefaultApps);
        if (reader.Document(apps) is { } connectors)
        {
            Apps(reader, connectors, apps);
        }

        reader.ExecutableFiles();
        return reader.Surfaces;
    }

    private static void Apps(SurfaceReader reader, JsonElement document, string file)
    {
        if (document.ValueKind == JsonValueKind.Object && document.TryGetProperty("apps", out var apps))
        {
            reader.Commands(SurfaceKind.App, apps, file, "/apps");
        }
        else
        {
            reader.Commands(SurfaceKind.App, document, file, string.Empty);
        }
    }

    private static bool Member(JsonElement? manifest, string name, Action<JsonElement> read)
    {
        if (manifest is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty(name, out var value))
        {
            return false;
        }

        read(value);
        return true;
    }
}
