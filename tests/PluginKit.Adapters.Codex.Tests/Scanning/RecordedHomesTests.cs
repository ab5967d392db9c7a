using System.Text.Json.Nodes;
using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Scanning;

public abstract class RecordedHomesTests(DiskKind kind) : DiskSuite(kind)
{
    [SharedDataTheory("native", "codex")]
    [InlineData("20a-entry_root_cache_enabled", "alpha@personal", "observed_active", "none")]
    [InlineData("20b-entry_root_cache_noconfig", "alpha@personal", "observed_prepared", "user_step_needed")]
    [InlineData("20c-entry_root_cache_disabled", "alpha@personal", "observed_disabled", "none")]
    [InlineData("20e-entry_root_nocache", "alpha@personal", "observed_prepared", "user_step_needed")]
    [InlineData("20f-entry_root_nocache_enabled", "alpha@personal", "observed_degraded", "user_step_needed")]
    [InlineData("20g-entry-only", "alpha@personal", "observed_degraded", "none")]
    [InlineData("20h-root-only", "alpha", "observed_degraded", "none")]
    [InlineData("20i-cache-only", "alpha@personal", "observed_degraded", "none")]
    [InlineData("20j-cache_enabled-noentry-noroot", "alpha@personal", "observed_degraded", "running_without_source")]
    [InlineData("20l-entry_cache_enabled-noroot", "alpha@personal", "observed_active", "none")]
    [InlineData("20n-config-only-enabled", "alpha@personal", "observed_degraded", "none")]
    [InlineData("20o-config-only-disabled", "alpha@personal", "observed_degraded", "none")]
    [InlineData("20p-entry_root_cachelocal_enabled", "alpha@personal", "observed_active", "none")]
    [InlineData("state-cache-deleted", "alpha@mk", "observed_degraded", "user_step_needed")]
    [InlineData("state-config-corrupt", "alpha@mk", "observed_degraded", "none")]
    [InlineData("state-configured-local-disabled", "alpha@mk", "observed_disabled", "none")]
    [InlineData("state-configured-local-enabled", "alpha@mk", "observed_active", "none")]
    [InlineData("state-git-marketplace", "alpha@mk", "observed_active", "none")]
    [InlineData("state-marketplace-removed-plugin-left", "alpha@mk", "observed_degraded", "running_without_source")]
    [InlineData("state-personal-fixed-layout", "context7@pluginkit", "observed_active", "none")]
    [InlineData("state-personal-go-layout", "context7@integrationctl-managed", "observed_degraded", "none")]
    [InlineData("state-policy-restricted", "alpha@mk", "observed_degraded", "blocked_by_policy")]
    [InlineData("state-trusted-project-enable", "alpha@mk", "observed_active", "none")]
    [InlineData("state-version-local", "alpha@mk", "observed_active", "none")]
    public async Task A_recorded_home_reads_as_decided(string scenario, string id, string state, string hint)
    {
        var candidates = (await new RecordedHome(NewDisk(), scenario).ScanAsync()).Candidates;
        var candidate = candidates.Single(found => found.NativePluginId == id);

        candidate.State.Value.ShouldBe(state);
        candidate.ActivationHint.Value.ShouldBe(hint);
        candidate.Scopes.ShouldBe([scenario == "state-trusted-project-enable" ? InstallScope.Project : InstallScope.User]);
        candidates.Where(found => found.NativePluginId.StartsWith(id.Split('@')[0], StringComparison.Ordinal)).ShouldHaveSingleItem();
    }

    public static TheoryData<string> Scenarios()
    {
        var scenarios = new TheoryData<string>();
        foreach (var name in SharedData.Names("native", "codex"))
        {
            if (name.StartsWith("20", StringComparison.Ordinal) || name.StartsWith("state-", StringComparison.Ordinal))
            {
                scenarios.Add(name);
            }
        }

        return scenarios;
    }

    /// <summary>What the client lists as installed is what we call active or disabled, with the same version.</summary>
    [SharedDataTheory("native", "codex")]
    [MemberData(nameof(Scenarios))]
    public async Task What_the_client_lists_is_what_is_observed(string scenario)
    {
        var home = new RecordedHome(NewDisk(), scenario);
        var candidates = (await home.ScanAsync()).Candidates;
        var report = (home.Reported["plugin_list_available_json"] ?? home.Reported["plugin_list_json"])!["out"] as JsonObject;
        var listed = (report?["installed"] as JsonArray ?? []).ToDictionary(static row => (string)row!["pluginId"]!, static row => row!.AsObject(), StringComparer.Ordinal);

        foreach (var (id, row) in listed)
        {
            var candidate = candidates.Single(found => found.NativePluginId == id);
            candidate.State.ShouldBe((bool)row["enabled"]! ? ObservedState.Active : ObservedState.Disabled, id);
            (candidate.Version ?? "local").ShouldBe((string)row["version"]!, id);
        }

        candidates.Where(static candidate => candidate.State == ObservedState.Active).Select(static candidate => candidate.NativePluginId).ShouldBeSubsetOf(listed.Keys);
        foreach (var row in report?["available"] as JsonArray ?? [])
        {
            candidates.ShouldContain(candidate => candidate.NativePluginId == (string)row!["pluginId"]!);
        }
    }

    /// <summary>A plugin of which a server runs is never called anything but active or running without a source.</summary>
    [SharedDataTheory("native", "codex")]
    [MemberData(nameof(Scenarios))]
    public async Task What_runs_is_never_called_absent(string scenario)
    {
        var home = new RecordedHome(NewDisk(), scenario);
        var servers = home.Reported["mcp_list_json_effective"]!["out"] as JsonArray ?? [];
        var running = (await home.ScanAsync()).Candidates.Count(static candidate => candidate.State == ObservedState.Active || candidate.ActivationHint == ActivationHint.RunningWithoutSource);

        running.ShouldBe(servers.Count);
    }

    [SharedDataTheory("native", "codex")]
    [MemberData(nameof(Scenarios))]
    public async Task Scanning_writes_nothing(string scenario)
    {
        var home = new RecordedHome(NewDisk(), scenario);
        var before = Testing.Observation.DiskSnapshot.Take(home.Disk, "/rec");
        await home.ScanAsync();

        Testing.Observation.DiskSnapshot.Take(home.Disk, "/rec").ChangesSince(before).IsEmpty.ShouldBeTrue();
    }

    [SharedDataTheory("native", "codex")]
    [InlineData("state-config-corrupt", 1)]
    public async Task A_corrupt_configuration_is_a_warning_with_its_position(string scenario, int line)
    {
        var problem = (await new RecordedHome(NewDisk(), scenario).ScanAsync()).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("client_file_corrupt");
        problem.IsError.ShouldBeFalse();
        problem.Line.ShouldBe(line);
    }
}

public sealed class RecordedHomesTestsOnVirtualDisk() : RecordedHomesTests(DiskKind.Virtual);

public sealed class RecordedHomesTestsOnRealDisk() : RecordedHomesTests(DiskKind.Real);
