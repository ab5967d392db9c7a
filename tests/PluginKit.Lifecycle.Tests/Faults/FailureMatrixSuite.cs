using System.Text.RegularExpressions;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Disk;
using PluginKit.Testing.FaultInjection;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>The disk fails at any operation, once or from then on for a while: what is reported is what is there .</summary>
public abstract partial class FailureMatrixSuite(DiskKind kind)
{
    private static readonly ApplyOptions s_now = new() { LockTimeout = TimeSpan.Zero };

    [Theory]
    [InlineData("add", "before")]
    [InlineData("remove", "before")]
    [InlineData("add", "after")]
    [InlineData("remove", "after")]
    [InlineData("add", "denied")]
    [InlineData("add", "full")]
    [InlineData("remove", "full")]
    [InlineData("update", "before")]
    [InlineData("update", "after")]
    [InlineData("update", "denied")]
    [InlineData("update", "full")]
    [InlineData("repair", "before")]
    [InlineData("repair", "after")]
    [InlineData("repair", "full")]
    [InlineData("enable", "before")]
    [InlineData("enable", "full")]
    [InlineData("disable", "after")]
    [InlineData("disable", "denied")]
    [InlineData("rollback", "before")]
    [InlineData("rollback", "after")]
    [InlineData("rollback", "full")]
    [InlineData("collect", "before")]
    [InlineData("collect", "after")]
    [InlineData("collect", "full")]
    [InlineData("adopt", "before")]
    [InlineData("adopt", "full")]
    [InlineData("dropped", "before")]
    [InlineData("dropped", "full")]
    public async Task The_outcome_is_what_an_independent_look_at_the_disk_says(string operation, string failure)
    {
        var scenario = Scenario.Of(operation, operation is "adopt" or "dropped" ? "pencil" : "sketch");
        var reference = await CrashRun.ReferenceAsync(scenario, kind);
        var failures = new List<string>();
        foreach (var number in Sampling.Of(reference.Count, kind))
        {
            await CheckAsync(scenario, number, failure, s_now, reference, failures);
        }

        failures.ShouldBeEmpty(string.Join("\n\n", failures.Take(8)));
    }

    /// <summary>Two targets, and never one of them alone: the disk is before or after (decision 19).</summary>
    [Theory]
    [InlineData("add")]
    [InlineData("remove")]
    [InlineData("update")]
    [InlineData("adopt")]
    [InlineData("dropped")]
    public async Task All_or_nothing_leaves_the_disk_as_before_or_as_after(string operation)
    {
        var scenario = Scenario.Of(operation);
        var reference = await CrashRun.ReferenceAsync(scenario, kind);
        var failures = new List<string>();
        foreach (var number in Sampling.Of(reference.Count, kind))
        {
            await CheckAsync(scenario, number, "before", s_now with { AllOrNothing = true }, reference, failures);
        }

        failures.ShouldBeEmpty(string.Join("\n\n", failures.Take(8)));
    }

    /// <summary>An integration of a batch that fails stops nobody, and each report is what the disk says of it.</summary>
    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Every_report_of_a_batch_is_what_the_disk_says(string failure)
    {
        var scenario = Scenario.Of("batch", "sketch");
        var reference = await CrashRun.ReferenceAsync(scenario, kind);
        var failures = new List<string>();
        foreach (var number in Sampling.Of(reference.Count, kind))
        {
            using var world = await scenario.ArrangeAsync(kind);
            using var process = world.Reopen(disk => Failing(disk, number, failure));
            var result = await process.Lifecycle.ApplyAsync(await scenario.PlanAsync(process), s_now);
            var what = $"{failure} {number}: {result.Report.Summary}";
            using var next = world.Reopen();
            await next.Lifecycle.RecoverAsync(s_now);
            var listed = (await next.Lifecycle.ListAsync(new())).ManagedEntries.ToDictionary(static entry => entry.IntegrationId, static entry => entry.ResolvedVersion);
            failures.AddRange(result.Reports
                .Where(report => report.Outcome != Outcome.Degraded && (report.Outcome == Outcome.Applied) != (listed[report.IntegrationId] == "1.1.0"))
                .Select(report => $"{what}: '{report.IntegrationId}' is said to be {report.Outcome}"));
            var difference = WorldImage.Difference(reference.Expected(CrashRun.StateText(world)), WorldImage.Of(world));
            if (result.Outcome != Outcome.Degraded && difference.Length > 0
                && !IsListedOrTemporary(difference, string.Join(' ', result.Reports.SelectMany(static report => report.Problems).Concat(result.Problems))))
            {
                failures.Add(what + "\n" + difference);
            }
        }

        failures.ShouldBeEmpty(string.Join("\n\n", failures.Take(8)));
    }

    private async Task CheckAsync(Scenario scenario, int number, string failure, ApplyOptions options, CrashRun.Reference reference, List<string> failures)
    {
        using var world = await scenario.ArrangeAsync(kind);
        using var process = world.Reopen(disk => Failing(disk, number, failure));
        var result = await scenario.RunAsync(process, options);
        var what = $"{scenario.Operation}, {failure} {number}: {result.Outcome} ({result.Told})";

        // Whether the plugin is there, told by the client's own files and by state.
        var isAfter = CrashRun.StateText(world) == reference.StateAfter;
        var stateFits = scenario.Operation == "collect" || result.Outcome == Outcome.Applied ? isAfter : result.Outcome == Outcome.Degraded || !isAfter;
        if (!stateFits)
        {
            failures.Add(what + ": state says otherwise");
        }

        if (result.Outcome == Outcome.Degraded && (await world.Lifecycle.DoctorAsync(new())).OpenOperations.Count != 1)
        {
            failures.Add(what + ": doctor does not show it");
        }

        // The fault is gone: whatever is still open comes to its end, and the disk is one of two.
        using var next = world.Reopen();
        var recovered = await next.Lifecycle.RecoverAsync(s_now);
        if (recovered.Outcome != Outcome.Applied)
        {
            failures.Add(what + ": recovery says " + string.Join("; ", recovered.Problems));
        }

        var expected = result.Outcome == Outcome.Applied ? reference.After : reference.Before;
        var difference = WorldImage.Difference(expected, WorldImage.Of(world));
        if (result.Outcome == Outcome.Degraded && WorldImage.Difference(Timeless(expected), Timeless(WorldImage.Of(world))).Length == 0)
        {
            // That it was degraded for a while is something that happened to the record: its times say so, and a list without records stays.
            difference = string.Empty;
        }

        if ((result.Outcome == Outcome.Degraded || scenario.Operation == "collect") && difference.Length > 0)
        {
            // A remove that was left open is carried out once the fault is gone.
            difference = WorldImage.Difference(reference.After, WorldImage.Of(world));
        }

        if (difference.Length > 0 && !IsListedOrTemporary(difference, string.Join(' ', result.Problems)))
        {
            failures.Add(what + "\n" + difference);
        }

        if ((await next.Lifecycle.DoctorAsync(new())).OpenOperations.Count != 0)
        {
            failures.Add(what + ": still open after recovery");
        }
    }

    private static List<string> Timeless(IReadOnlyList<string> image) =>
    [
        .. image.Where(static line => !line.Contains("state.json = ", StringComparison.Ordinal) || !line.Contains("\"installations\": []", StringComparison.Ordinal))
            .Select(static line => line.Contains("state.json = ", StringComparison.Ordinal) ? RecordTimes().Replace(line, "TIME") : line),
    ];

    [GeneratedRegex("\"last_(checked|updated)_at\": \"[^\"]*\"", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex RecordTimes();

    // A file that could not even be deleted is a leftover: named in the result, or by its own name a temporary of ours. An empty folder of our own harms nobody.
    private static bool IsListedOrTemporary(string difference, string problems) => difference.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .All(line => line.StartsWith("+ ", StringComparison.Ordinal)
            && ((line.EndsWith('/') && line.Contains("materialized/", StringComparison.Ordinal)) || line.Contains(".pluginkit-", StringComparison.Ordinal) || line.Contains("/locks/", StringComparison.Ordinal)
                || line.Contains("lock.owner", StringComparison.Ordinal) || line.Contains("/neutral", StringComparison.Ordinal)
                || problems.Contains("leftover_files", StringComparison.Ordinal)));

    private static IDisk Failing(IDisk disk, int number, string failure)
    {
        switch (failure)
        {
            case "after":
                return new FaultyDisk(disk, Fault.FailAfter(number));
            case "denied":
                return new FaultyDisk(disk, Fault.FailBefore(number, static () => new UnauthorizedAccessException("denied by the test")));
            case "full":
                for (var layer = 0; layer < 12; layer++)
                {
                    disk = new FaultyDisk(disk, Fault.FailBefore(number, static () => new IOException("No space left on device")));
                }

                return disk;
            default:
                return new FaultyDisk(disk, Fault.FailBefore(number));
        }
    }
}

public sealed class FailureMatrixOnVirtualDisk() : FailureMatrixSuite(DiskKind.Virtual);

public sealed class FailureMatrixOnRealDisk() : FailureMatrixSuite(DiskKind.Real);
