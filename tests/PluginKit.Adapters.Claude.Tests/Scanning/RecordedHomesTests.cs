using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Claude.Tests.Scanning;

public abstract class RecordedHomesTests(DiskKind kind) : DiskSuite(kind)
{
    /// <summary>Homes whose state the client does not tell: what it lists is not the whole truth there (decision 36).</summary>
    private static readonly Dictionary<string, (string State, string Hint)> NotTold = new(StringComparer.Ordinal)
    {
        ["state-enabled-without-record"] = ("observed_degraded", "running_without_source"),
        ["state-installed-json-corrupt"] = ("observed_degraded", "running_without_source"),
        ["state-project-enabled-only-in-settings"] = ("observed_prepared", "user_step_needed"),
        ["state-settings-corrupt"] = ("observed_degraded", "none"),
    };

    public static TheoryData<string> Homes
    {
        get
        {
            var homes = new TheoryData<string>();
            foreach (var name in SharedData.Names("native", "claude").Where(static name => name.StartsWith("state-", StringComparison.Ordinal)))
            {
                homes.Add(name);
            }
            return homes;
        }
    }

    [SharedDataTheory("native", "claude")]
    [MemberData(nameof(Homes))]
    public async Task The_scan_says_what_the_client_said(string home)
    {
        var (stage, reported) = Load(home);

        var scan = await ScanAsync(stage);

        foreach (var row in reported.OfType<JsonObject>())
        {
            var candidate = scan.Candidates.Single(one => one.NativePluginId == (string?)row["id"]);
            candidate.Version.ShouldBe((string?)row["version"]);
            candidate.Scopes.ShouldContain(InstallScope.From((string)row["scope"]!));
            var (state, hint) = NotTold.TryGetValue(home, out var known) ? known : Expected(row);
            candidate.State.Value.ShouldBe(state, string.Join(' ', candidate.IdentityEvidence));
            candidate.ActivationHint.Value.ShouldBe(hint);
        }
        var unlisted = scan.Candidates.Where(one => reported.OfType<JsonObject>().All(row => (string?)row["id"] != one.NativePluginId)).ToList();
        if (reported.Count == 0)
        {
            (unlisted.Single().State.Value, unlisted[0].ActivationHint.Value).ShouldBe(NotTold[home]);
        }
        else
        {
            unlisted.ShouldBeEmpty();
        }
    }

    [SharedDataTheory("native", "claude")]
    [MemberData(nameof(Homes))]
    public async Task What_a_session_has_is_loaded_and_nothing_else_is_active(string home)
    {
        var (stage, _) = Load(home);

        var scan = await ScanAsync(stage);

        // A plugin without servers shows nothing there; what it would show is known of every other one.
        var servers = scan.Candidates.Where(one => one.EffectiveNativeRoot is { } root && stage.Exists($"{root}/.mcp.json")).ToList();
        var effective = NativeData.Effective(home);
        servers.Where(static one => one.IdentityEvidence.Contains("loaded=true")).Select(static one => one.PluginName).ShouldBe(effective);
        servers.Where(static one => one.State == ObservedState.Active).Select(static one => one.PluginName).ShouldBeSubsetOf(effective);
        servers.Where(one => effective.Contains(one.PluginName)).ShouldAllBe(
            static one => one.State == ObservedState.Active || one.ActivationHint == ActivationHint.RunningWithoutSource);
    }

    [SharedDataTheory("native", "claude")]
    [MemberData(nameof(Transcripts))]
    public async Task The_scan_says_what_the_client_said_at_the_end_of_a_transcript(string scenario)
    {
        var (stage, asked) = LoadTranscript(scenario);
        asked.ShouldNotBeEmpty();

        foreach (var (directory, rows) in asked)
        {
            var scan = await new ClaudeScanner().ScanAsync(stage.Context(directory), CancellationToken.None);
            foreach (var row in rows.OfType<JsonObject>())
            {
                var candidate = scan.Candidates.SingleOrDefault(one => one.NativePluginId == (string?)row["id"]).ShouldNotBeNull($"{scenario}: {row["id"]} asked from {directory}");
                (candidate.State.Value, candidate.ActivationHint.Value).ShouldBe(Expected(row), $"{scenario} from {directory}: {string.Join(' ', candidate.IdentityEvidence)}");
            }
            scan.Candidates.Where(one => one.State == ObservedState.Active).Select(static one => one.NativePluginId)
                .ShouldBeSubsetOf(rows.Select(static row => (string)row!["id"]!));
        }
    }

    [SharedDataTheory("native", "claude")]
    [MemberData(nameof(Homes))]
    public async Task The_scan_changes_nothing(string home)
    {
        var (stage, _) = Load(home);
        var before = stage.Snapshot("/");

        await ScanAsync(stage);

        stage.Snapshot("/").ChangesSince(before).Lines.ShouldBeEmpty();
    }

    [SharedDataTheory("native", "claude")]
    [MemberData(nameof(Homes))]
    public void The_simulated_client_lists_what_the_real_one_listed(string home)
    {
        var (stage, reported) = Load(home);

        var outcome = stage.Run(ClaudeStage.Project, "plugin", "list", "--json");

        outcome.ExitCode.ShouldBe(0);
        JsonNode.DeepEquals(JsonNode.Parse(outcome.StandardOutput), reported).ShouldBeTrue(outcome.StandardOutput + "\n" + reported);
    }

    /// <summary>Numbered scenarios whose files are those that the client listed last.</summary>
    public static TheoryData<string> Transcripts => [.. NativeData.Transcripts()];

    private static (string State, string Hint) Expected(JsonNode row)
    {
        if (row["errors"] is JsonArray errors)
        {
            var policy = errors.ToJsonString().Contains("allowed marketplace list", StringComparison.Ordinal);
            return ("observed_degraded", policy ? "blocked_by_policy" : "none");
        }
        return ((bool)row["enabled"]! ? "observed_active" : "observed_disabled", "none");
    }

    private static async Task<NativeScan> ScanAsync(ClaudeStage stage) => await new ClaudeScanner().ScanAsync(stage.Context(ClaudeStage.Project), CancellationToken.None);

    private (ClaudeStage Stage, JsonArray Reported) Load(string home)
    {
        var stage = Laid(home);
        return (stage, NativeData.Scenario(home)["reported"]!["plugin_list_json"]!["out"]!.AsArray());
    }

    private (ClaudeStage Stage, IReadOnlyList<(string Directory, JsonArray Rows)> Asked) LoadTranscript(string scenario) => (Laid(scenario), NativeData.LastLists(scenario));

    private ClaudeStage Laid(string home)
    {
        var stage = new ClaudeStage(NewDisk());
        var source = SharedData.Folder("native", "claude", home)!;
        foreach (var (folder, place) in new[] { ("home", ClaudeStage.Home), ("project", ClaudeStage.Project), ("ext", ClaudeStage.Elsewhere), ("etc", "/etc") })
        {
            var root = Path.Combine(source, folder);
            foreach (var file in Directory.Exists(root) ? Directory.GetFiles(root, "*", SearchOption.AllDirectories) : [])
            {
                stage.Write(place + file[root.Length..], NativeData.Placed(File.ReadAllText(file)));
            }
        }
        foreach (var (link, target) in NativeData.Links(home))
        {
            stage.Disk.AddLink(link, target);
        }
        return stage;
    }
}

public sealed class RecordedHomesTestsOnVirtualDisk() : RecordedHomesTests(DiskKind.Virtual);

public sealed class RecordedHomesTestsOnRealDisk() : RecordedHomesTests(DiskKind.Real);
