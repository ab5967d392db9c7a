using System.Text.Json.Nodes;
using PluginKit.Adapters.Codex.Tests.Support;

namespace PluginKit.Adapters.Codex.Tests.Reading;

/// <summary>Asks the real client for the rows that <see cref="StrictReadingTests"/> expects of us.</summary>
public sealed class RealClientReadingTests
{
    private const string Servers = """{"srv":{"command":"./x"}}""";
    private const string Catalog = """{"name":"mk","plugins":[{"name":"alpha","source":"./p/alpha"}]}""";

    [RealClientsTheory]
    [MemberData(nameof(MeasuredManifests.Rows), MemberType = typeof(MeasuredManifests))]
    public async Task A_manifest(string json, bool loads, bool isTaken)
    {
        using var machine = new RealMachine();
        var stage = Configured(machine.Stage, "[plugins.\"alpha@mk\"]\n");
        var copy = stage.At(CodexStage.Cache + "/mk/alpha/1.0.0");
        stage.With(copy + "/.codex-plugin/plugin.json", json).With(copy + "/.mcp.json", Servers).With(stage.At("/src/mk/p/alpha/.codex-plugin/plugin.json"), json);

        (await machine.Client.ServersAsync(stage, stage.At(CodexStage.Neutral)))!.Count.ShouldBe(loads ? 1 : 0);
        (await machine.Client.RunAsync(stage, stage.At(CodexStage.Neutral), "plugin", "add", "alpha@mk")).ExitCode.ShouldBe(isTaken ? 0 : 1);
    }

    [RealClientsTheory]
    [MemberData(nameof(MeasuredRootManifests.Rows), MemberType = typeof(MeasuredRootManifests))]
    public async Task A_manifest_at_the_root(string json, string? version, int servers)
    {
        using var machine = new RealMachine();
        var stage = Configured(machine.Stage, string.Empty);
        var source = stage.At("/src/mk/p/alpha");
        stage.With(source + "/plugin.json", json).With(source + "/.codex-plugin/plugin.json", """{"name":"alpha","version":"1.0.1"}""").With(source + "/.mcp.json", Servers)
            .With(source + "/mcp.json", """{"$schema":"https://agent-plugins.org/schemas/1.0.0/mcp.schema.json","mcpServers":{"one":{"type":"stdio","command":"./x"},"two":{"type":"stdio","command":"./y"}}}""");

        var outcome = await machine.Client.RunAsync(stage, stage.At(CodexStage.Neutral), "plugin", "add", "alpha@mk");

        outcome.ExitCode.ShouldBe(version is null ? 1 : 0);
        stage.Exists(stage.At($"{CodexStage.Cache}/mk/alpha/{version}/plugin.json")).ShouldBe(version is not null);
        (await machine.Client.ServersAsync(stage, stage.At(CodexStage.Neutral)))!.Count.ShouldBe(servers);
    }

    [RealClientsTheory]
    [MemberData(nameof(MeasuredMarketplaces.Rows), MemberType = typeof(MeasuredMarketplaces))]
    public async Task A_marketplace(string json, string? listed)
    {
        using var machine = new RealMachine();
        var stage = Configured(machine.Stage, string.Empty).With(machine.Stage.At("/src/mk/.agents/plugins/marketplace.json"), json);
        var outcome = await machine.Client.RunAsync(stage, stage.At(CodexStage.Neutral), "plugin", "list", "--available", "--json");

        outcome.ExitCode.ShouldBe(listed is null ? 1 : 0);
        if (listed is not null)
        {
            string.Join(' ', JsonNode.Parse(outcome.StandardOutput)!["available"]!.AsArray().Select(static row => (string)row!["pluginId"]!)).ShouldBe(listed);
        }
    }

    [RealClientsTheory]
    [MemberData(nameof(MeasuredConfigurations.Files), MemberType = typeof(MeasuredConfigurations))]
    public async Task A_configuration(string toml, bool isRefused)
    {
        using var machine = new RealMachine();
        var stage = machine.Stage.With(machine.Stage.At(CodexStage.Config), toml);

        (await machine.Client.InstalledAsync(stage, stage.At(CodexStage.Neutral)) is null).ShouldBe(isRefused);
    }

    [RealClientsTheory]
    [MemberData(nameof(MeasuredConfigurations.BrokenMarketplaces), MemberType = typeof(MeasuredConfigurations))]
    public async Task A_broken_marketplace(string toml)
    {
        using var machine = new RealMachine();
        var stage = Configured(machine.Stage, "[plugins.\"alpha@mk\"]\nenabled = true\n" + toml);
        var copy = stage.At(CodexStage.Cache + "/mk/alpha/1.0.0");
        stage.With(copy + "/.codex-plugin/plugin.json", "{}").With(copy + "/.mcp.json", Servers);

        (await machine.Client.InstalledAsync(stage, stage.At(CodexStage.Neutral))).ShouldBeNull();
        (await machine.Client.ServersAsync(stage, stage.At(CodexStage.Neutral)))!.Count.ShouldBe(1);
    }

    private static CodexStage Configured(CodexStage stage, string config) => stage
        .With(stage.At(CodexStage.Config), $"[marketplaces.mk]\nsource_type = \"local\"\nsource = \"{stage.At("/src/mk")}\"\n{config}")
        .With(stage.At("/src/mk/.agents/plugins/marketplace.json"), Catalog);
}
