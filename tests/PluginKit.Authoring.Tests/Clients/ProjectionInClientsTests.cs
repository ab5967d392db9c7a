using System.Text.Json;
using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Sources;
using PluginKit.Tests.Clients;

namespace PluginKit.Authoring.Tests.Clients;

/// <summary>The real clients take what is projected from packages that ship nothing native.</summary>
public class ProjectionInClientsTests
{
    private const string Plugin = "demo@trial";

    public static TheoryData<string> Packages => AuthoredOnly.Names;

    [RealClientsTheory]
    [MemberData(nameof(Packages))]
    public void Claude_installs_a_projection_and_finds_no_fault(string name)
    {
        using var home = new ClientHome();
        using var package = AuthoredOnly.Make(name);
        var delivery = Place(package.Delivery("claude"), home, """{"name": "trial", "owner": {"name": "trial"}, "plugins": [{"name": "demo", "source": "./demo"}]}""", ".claude-plugin/marketplace.json");

        home.Claude("plugin", "validate", Path.Join(home.Root, "market", "demo")).ShouldEndWell();
        home.Claude("plugin", "marketplace", "add", Path.Join(home.Root, "market")).ShouldEndWell();
        home.Claude("plugin", "install", Plugin).ShouldEndWell();
        using var list = JsonDocument.Parse(home.Claude("plugin", "list", "--json").ShouldEndWell());
        var row = list.RootElement.EnumerateArray().ShouldHaveSingleItem();
        row.GetProperty("enabled").GetBoolean().ShouldBeTrue();
        row.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        row.TryGetProperty("mcpServers", out _).ShouldBe(delivery.Paths.Contains(".mcp.json"));

        var details = home.Claude("plugin", "details", Plugin).ShouldEndWell();
        foreach (var component in Components(delivery))
        {
            details.ShouldContain(component);
        }
    }

    [RealClientsTheory]
    [MemberData(nameof(Packages))]
    public void Codex_installs_a_projection_and_shows_its_servers(string name)
    {
        using var home = new ClientHome();
        using var package = AuthoredOnly.Make(name);
        var delivery = Place(package.Delivery("codex-package"), home, """{"name": "trial", "plugins": [{"name": "demo", "source": "./demo"}]}""", ".agents/plugins/marketplace.json");

        home.Codex("plugin", "marketplace", "add", Path.Join(home.Root, "market"), "--json").ShouldEndWell();
        home.Codex("plugin", "add", Plugin, "--json").ShouldEndWell();
        using var list = JsonDocument.Parse(home.Codex("plugin", "list", "--json").ShouldEndWell());
        var row = list.RootElement.GetProperty("installed").EnumerateArray().ShouldHaveSingleItem();
        (row.GetProperty("enabled").GetBoolean(), row.GetProperty("version").GetString()).ShouldBe((true, delivery.Version));

        using var servers = JsonDocument.Parse(home.Codex("mcp", "list", "--json").ShouldEndWell());
        var found = servers.RootElement.EnumerateArray().ToDictionary(static server => server.GetProperty("name").GetString()!, static server => server.GetProperty("transport"), StringComparer.Ordinal);
        found.Keys.ShouldBe(Servers(delivery), ignoreOrder: true);
        if (found.TryGetValue("own", out var own))
        {
            var installed = Path.GetFullPath(own.GetProperty("cwd").GetString()!);
            File.Exists(Path.Join(installed, own.GetProperty("command").GetString())).ShouldBeTrue($"the client would start {own}");
        }

        if (found.TryGetValue("far", out var far))
        {
            far.GetProperty("bearer_token_env_var").GetString().ShouldBe("TOKEN");
            far.GetProperty("http_headers").GetProperty("X-A").GetString().ShouldBe("b");
        }
    }

    private static Delivery Place(Delivery delivery, ClientHome home, string marketplace, string path)
    {
        home.Write($"market/{path}", marketplace);
        foreach (var entry in delivery.Entries.Where(static entry => entry.Kind == PackageEntryKind.File))
        {
            var file = home.Write($"market/demo/{entry.Path}", delivery.Read(entry.Path).ToArray());
            if (entry.IsExecutable && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        return delivery;
    }

    /// <summary>What the client's own inventory has to name.</summary>
    private static IEnumerable<string> Components(Delivery delivery) =>
    [
        .. Servers(delivery),
        .. delivery.Paths.Where(static path => path.EndsWith("/SKILL.md", StringComparison.Ordinal)).Select(static path => path.Split('/')[^2]),
        .. delivery.Paths.Where(static path => path.StartsWith("agents/", StringComparison.Ordinal)).Select(static path => Path.GetFileNameWithoutExtension(path)),
        .. delivery.Paths.Where(static path => path.StartsWith("commands/", StringComparison.Ordinal)).Select(static path => Path.GetFileNameWithoutExtension(path)),
        .. delivery.Paths.Where(static path => path == "hooks/hooks.json").Select(static _ => "Stop"),
    ];

    private static IEnumerable<string> Servers(Delivery delivery)
    {
        if (!delivery.Paths.Contains(".mcp.json"))
        {
            return [];
        }

        using var document = JsonDocument.Parse(delivery.Read(".mcp.json"));
        return [.. document.RootElement.EnumerateObject().Select(static server => server.Name)];
    }
}
