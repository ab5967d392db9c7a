using System.Diagnostics;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Journeys;

/// <summary>Puts the beginning of a journey on the disk.</summary>
internal sealed class Scene(HostFixture host, ClientVoice voice)
{
    public async Task SetAsync(string scope, Beginning beginning)
    {
        if (string.Equals(scope, "project", StringComparison.Ordinal))
        {
            await InitialiseRepositoryAsync();
            HostFixture.Write(host.InHome(".codex/config.toml"), $"[projects.{Toml(host.Project)}]\ntrust_level = \"trusted\"\n");
        }

        switch (beginning)
        {
            case Beginning.WrittenByHand:
                WriteByHand(scope);
                break;
            case Beginning.ForeignPlugin:
                await InstallForeignAsync();
                break;
        }
    }

    private void WriteByHand(string scope)
    {
        var team = TeamMarketplace();
        HostFixture.Write(
            host.InHome(".codex/config.toml"),
            $"# mine, do not touch\nmodel = \"gpt-5\"   # aligned by hand\n\n[projects.{Toml(host.Project)}]\ntrust_level = \"trusted\"\n\n"
            + $"[marketplaces.team-tools] # of the team\nsource_type = \"local\"\nsource = {Toml(team)}\n\n[plugins.\"team-glossary@team-tools\"]\nenabled = false # for now\n");
        HostFixture.Write(
            host.InHome(".agents/plugins/marketplace.json"),
            "{ \"name\": \"mine\",\n     \"plugins\": [],   \"x-note\": \"formatted by hand\" }\n");
        HostFixture.Write(host.InHome(".claude/settings.json"), "{\n\t\"model\": \"opus\",\n\t\"permissions\": { \"allow\": [\"Bash(ls:*)\"], \"limit\": 2.50 },\n\t\"extraKnownMarketplaces\": {}\n}\n");
        if (string.Equals(scope, "project", StringComparison.Ordinal))
        {
            HostFixture.Write(host.InProject(".claude/settings.json"), "{\"env\":{\"A\":\"1\"}}");
            HostFixture.Write(host.InProject(".codex/config.toml"), "# of the project\napproval_policy = \"on-request\"\n");
        }
    }

    private async Task InstallForeignAsync()
    {
        var team = TeamMarketplace();
        await voice.RunAsync("claude", host.Neutral, "plugin", "marketplace", "add", team, "--scope", "user");
        await voice.RunAsync("claude", host.Neutral, "plugin", "install", "team-glossary@team-tools", "--scope", "user");
        await voice.RunAsync("codex", host.Neutral, "plugin", "marketplace", "add", team, "--json");
        await voice.RunAsync("codex", host.Neutral, "plugin", "add", "team-glossary@team-tools", "--json");
    }

    private string TeamMarketplace()
    {
        var team = Path.Join(host.Packages, "team-tools");
        HostFixture.Write(
            Path.Join(team, ".claude-plugin", "marketplace.json"),
            "{ \"name\": \"team-tools\", \"owner\": { \"name\": \"team\" }, \"plugins\": [ { \"name\": \"team-glossary\", \"source\": \"./plugins/team-glossary\" } ] }\n");
        HostFixture.Write(
            Path.Join(team, ".agents", "plugins", "marketplace.json"),
            "{ \"name\": \"team-tools\", \"plugins\": [ { \"name\": \"team-glossary\", \"source\": { \"source\": \"local\", \"path\": \"./plugins/team-glossary\" }, "
            + "\"policy\": { \"installation\": \"AVAILABLE\", \"authentication\": \"ON_INSTALL\" }, \"category\": \"Productivity\" } ] }\n");
        const string manifest = "{ \"name\": \"team-glossary\", \"version\": \"1.0.0\", \"description\": \"Words of the team.\" }\n";
        HostFixture.Write(Path.Join(team, "plugins", "team-glossary", ".claude-plugin", "plugin.json"), manifest);
        HostFixture.Write(Path.Join(team, "plugins", "team-glossary", ".codex-plugin", "plugin.json"), manifest);
        return team;
    }

    private async Task InitialiseRepositoryAsync()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["init", "--quiet"]) { WorkingDirectory = host.Project })!;
        await git.WaitForExitAsync();
        git.ExitCode.ShouldBe(0);
    }

    private static string Toml(string path) => "\"" + path.Replace("\\", "\\\\", StringComparison.Ordinal) + "\"";
}
