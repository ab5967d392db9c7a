using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;
using PluginKit.Tests.Disks;

namespace PluginKit.EndToEnd.Tests.Discovery;

/// <summary>Homes that no client left like that: discovery writes nothing, starts nothing, and answers for what can be read.</summary>
public abstract class OwnHomesTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Home = "/w/home";

    public static TheoryData<string> Homes => ["empty", "garbage", "folders-as-files", "linked", "managed-and-foreign", "half"];

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task Looking_leaves_everything_as_it_was(string home)
    {
        var disk = LayOut(home, NewDisk().AddDirectory(Home).AddDirectory("/w/project/.git"));

        var document = await WatchedServices.DiscoverAsync(disk, new HostEnvironment { HomeDirectory = Home, SystemRoot = "/w" }, new() { WorkspaceRoot = "/w/project" });

        document.Ok.ShouldBeTrue();
        document.Problems.Any(static problem => problem.TargetId is not null).ShouldBe(home is "garbage" or "folders-as-files", string.Join('\n', document.Warnings));
    }

    private static IDisk LayOut(string home, IDisk disk)
    {
        switch (home)
        {
            case "garbage":
                foreach (var file in (string[])["home/.claude/settings.json", "home/.claude/plugins/installed_plugins.json", "home/.claude/plugins/known_marketplaces.json", "home/.codex/config.toml", "home/.agents/plugins/marketplace.json", "project/.claude/settings.json", "etc/claude-code/managed-settings.json", "etc/codex/requirements.toml"])
                {
                    disk.AddFile("/w/" + file, "\u0000{{{ no format at all ]]] \uFFFD");
                }

                break;
            case "folders-as-files":
                disk.AddDirectory(Home + "/.claude/settings.json").AddDirectory(Home + "/.codex/config.toml/x").AddFile(Home + "/.agents", "a file");
                break;
            case "linked":
                disk.AddFile(Home + "/dotfiles/claude/settings.json", """{ "enabledPlugins": { "a@b": true } }""").AddLink(Home + "/.claude", Home + "/dotfiles/claude").AddLink(Home + "/.codex", Home + "/nowhere");
                break;
            case "managed-and-foreign":
                disk.AddFile(Home + "/.claude/settings.json", """{ "enabledPlugins": { "context7@integrationctl-context7": true, "notes@team": true } }""")
                    .AddFile(Home + "/.claude/plugins/known_marketplaces.json", $$"""{ "team": { "source": { "source": "directory", "path": "{{Home}}/team" }, "installLocation": "{{Home}}/team", "lastUpdated": "2026-01-02T03:04:05.000Z" } }""")
                    .AddFile(Home + "/team/.claude-plugin/marketplace.json", """{ "name": "team", "owner": { "name": "x" }, "plugins": [ { "name": "notes", "source": "./notes" } ] }""")
                    .AddFile(Home + "/team/notes/.claude-plugin/plugin.json", """{ "name": "notes", "version": "1.0.0" }""");
                break;
            case "half":
                disk.AddDirectory(Home + "/.claude/plugins/cache/mk/alpha/1.0.0").AddDirectory(Home + "/.codex/plugins/cache/mk/alpha").AddDirectory(Home + "/.agents/plugins/plugins/alpha");
                break;
        }

        return disk;
    }
}

public sealed class OwnHomesTestsOnVirtualDisk() : OwnHomesTests(DiskKind.Virtual);

public sealed class OwnHomesTestsOnRealDisk() : OwnHomesTests(DiskKind.Real);
