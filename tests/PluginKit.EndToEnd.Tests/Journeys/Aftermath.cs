using System.Text.Json.Nodes;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Journeys;

/// <summary>What must and may be left in the home and the project once everything was removed.</summary>
internal sealed class Aftermath(HostFixture host, string id)
{
    private static readonly string[] EqualByMeaning = [".claude/settings.json"];

    // What the clients keep for themselves, by name as the issue lists it, and our own empty state.
    private static readonly string[] MayDiffer =
    [
        ".claude.json", ".claude/backups/", ".claude/plugins/cache/", ".claude/plugins/known_marketplaces.json", ".claude/plugins/installed_plugins.json",
        ".plugin-kit-ai/state.json", ".plugin-kit-ai/pluginkit/lock", ".plugin-kit-ai/pluginkit/log/",
    ];

    private readonly FolderSnapshot _home = FolderSnapshot.Of(host.Home);
    private readonly FolderSnapshot _project = FolderSnapshot.Of(host.Project);

    public void Check()
    {
        Same(_project.Files, FolderSnapshot.Of(host.Project).Files, "project");
        Same(_home.Files, FolderSnapshot.Of(host.Home).Files, "home");
        foreach (var folder in (string[])[".claude", ".codex", ".agents"])
        {
            Directory.Exists(host.InProject(folder)).ShouldBe(_project.Files.Keys.Any(path => path.StartsWith(folder + "/", StringComparison.Ordinal)), $"{folder} of the project");
        }

        Registries();
        Cache();
        File.ReadAllText(host.StateFile).ShouldNotContain(id);
    }

    private static void Same(IReadOnlyDictionary<string, byte[]> before, IReadOnlyDictionary<string, byte[]> after, string where)
    {
        foreach (var path in before.Keys.Union(after.Keys, StringComparer.Ordinal).Where(static path => !Allowed(path)))
        {
            var was = before.GetValueOrDefault(path);
            var isNow = after.GetValueOrDefault(path);
            if (EqualByMeaning.Contains(path, StringComparer.Ordinal) && was is not null && isNow is not null)
            {
                JsonNode.DeepEquals(JsonNode.Parse(was), JsonNode.Parse(isNow)).ShouldBeTrue($"{where}: {path} means something else: {System.Text.Encoding.UTF8.GetString(isNow)}");
                continue;
            }

            // The one file of Codex that may stay when it was not there: empty.
            if (string.Equals(path, ".codex/config.toml", StringComparison.Ordinal) && was is null && isNow is { Length: 0 })
            {
                continue;
            }

            isNow.ShouldBe(was, $"{where}: {path} was {(was is null ? "absent" : "there")} before and is {(isNow is null ? "gone" : "different")}");
        }
    }

    private static bool Allowed(string path) =>
        Array.Exists(MayDiffer, allowed => allowed.EndsWith('/') ? path.StartsWith(allowed, StringComparison.Ordinal) : string.Equals(path, allowed, StringComparison.Ordinal));

    private void Registries()
    {
        foreach (var registry in (string[])["known_marketplaces.json", "installed_plugins.json"])
        {
            var path = host.InHome(".claude/plugins/" + registry);
            if (!File.Exists(path))
            {
                continue;
            }

            var text = File.ReadAllText(path);
            text.ShouldNotContain("integrationctl-");
            if (!_home.Files.ContainsKey(".claude/plugins/" + registry))
            {
                var map = JsonNode.Parse(text)!;
                (map["plugins"] ?? map).AsObject().Count.ShouldBe(0, text);
            }
        }
    }

    private void Cache()
    {
        var ours = host.InHome($".claude/plugins/cache/integrationctl-{id}/{id}");
        foreach (var version in Directory.Exists(ours) ? Directory.GetDirectories(ours) : [])
        {
            File.Exists(Path.Join(version, ".orphaned_at")).ShouldBeTrue($"{version} is not marked as orphaned");
        }
    }
}
