using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Claude.Tests.Measured;

/// <summary>What we say about homes of which it was measured what the client does. <see cref="RealHomesTests"/> measures the same homes again.</summary>
public abstract class MeasuredHomesTests(DiskKind kind) : DiskSuite(kind)
{
    public static TheoryData<MeasuredHome> Homes => MeasuredHomes.All;

    /// <summary>The simulated client does not model copies, needs and the schema of manifests; it is not used for homes with these.</summary>
    public static TheoryData<MeasuredHome> Simulated => MeasuredHomes.Basic;

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task What_is_loaded_is_said_to_be_loaded_and_nothing_else(MeasuredHome home)
    {
        ArgumentNullException.ThrowIfNull(home);
        var stage = Stage(home);

        var scan = await new ClaudeScanner().ScanAsync(stage.Context(ClaudeStage.Project), CancellationToken.None);

        var loaded = scan.Candidates.Where(static one => one.IdentityEvidence.Contains("loaded=true")).Select(static one => one.PluginName);
        string.Join(',', loaded).ShouldBe(home.Loaded);
        var alpha = scan.Candidates.SingleOrDefault(static one => one.PluginName == "alpha");
        (alpha?.State.Value ?? string.Empty).ShouldBe(home.State, string.Join(' ', alpha?.IdentityEvidence ?? []));
        (alpha?.ActivationHint.Value ?? "none").ShouldBe(home.Hint);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task Active_means_listed_on_without_an_error_and_loaded(MeasuredHome home)
    {
        ArgumentNullException.ThrowIfNull(home);
        var stage = Stage(home);

        var scan = await new ClaudeScanner().ScanAsync(stage.Context(ClaudeStage.Project), CancellationToken.None);

        var alpha = scan.Candidates.SingleOrDefault(static one => one.PluginName == "alpha");
        var clean = home.Listed == "on" && home.Loaded.Split(',').Contains("alpha") && !scan.Problems.Any(static problem => problem.Path!.EndsWith("known_marketplaces.json", StringComparison.Ordinal));
        (alpha?.State == ObservedState.Active).ShouldBe(clean);

        // Whoever is not active is told why, with the place.
        if (alpha is { } shown && shown.State == ObservedState.Degraded)
        {
            shown.Problems.Concat(scan.Problems).ShouldContain(static problem => problem.Path != null);
        }
    }

    [Theory]
    [MemberData(nameof(Simulated))]
    public void The_simulated_client_lists_it_as_the_real_one_does(MeasuredHome home)
    {
        ArgumentNullException.ThrowIfNull(home);
        var stage = Stage(home);

        var rows = JsonNode.Parse(stage.Run(ClaudeStage.Project, "plugin", "list", "--json").StandardOutput)!.AsArray();

        var alpha = rows.OfType<JsonObject>().FirstOrDefault(static row => (string?)row["id"] == "alpha@mk");
        (alpha is null ? "none" : alpha["errors"] is not null ? "error" : (bool)alpha["enabled"]! ? "on" : "off").ShouldBe(home.Listed);
    }

    private ClaudeStage Stage(MeasuredHome home)
    {
        var stage = new ClaudeStage(NewDisk());
        foreach (var (path, text) in MeasuredLayout.Files(home, "/w"))
        {
            stage.Write(path, text);
        }
        return stage;
    }
}

public sealed class MeasuredHomesTestsOnVirtualDisk() : MeasuredHomesTests(DiskKind.Virtual);

public sealed class MeasuredHomesTestsOnRealDisk() : MeasuredHomesTests(DiskKind.Real);
