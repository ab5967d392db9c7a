using System.Text.RegularExpressions;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Disk;
using PluginKit.Testing.FaultInjection;
using PluginKit.Testing.Observation;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>
/// Would the power-loss suite notice if a flush were missing? Every flush of an undisturbed run is swallowed once, and the suite has to find a disk on
/// which recovery goes wrong. A flush that nobody would miss is either superfluous or on the list below, with its reason.
/// </summary>
public sealed partial class MissingFlushTests
{
    /// <summary>Flushes that protect what this world does not have, by what they flush; each with the reason.</summary>
    private static readonly IReadOnlyDictionary<string, string> s_protectOtherThings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["add: Flush home/.pencil/registry.json 1"] = ClientFlushes,
        ["add: Flush home/.sketch/registry.json 1"] = ClientFlushes,
        ["update: Flush home/.pencil/versions.json 1"] = ClientFlushes,
        ["update: Flush home/.sketch/versions.json 1"] = ClientFlushes,
        ["add: FlushDirectory home 1"] = HomeFlushed,
        ["add: FlushDirectory home 2"] = HomeFlushed,
        ["update: FlushDirectory home 1"] = "The clients' folders existed; an add makes one.",
        ["update: FlushDirectory home/.plugin-kit-ai/pluginkit 1"] = "The folder of operations existed; an add makes it.",
        ["add: FlushDirectory home/.plugin-kit-ai/pluginkit/operations/* 3"] =
            "The journal of an add that is committed says so: should it come back, nothing is left to do. That of an update would delete a version that lives again.",
    };

    /// <summary>
    /// Folders that hold two things, each of which is made durable by a flush of its own: a client's file and one that we edit. One flush would do
    /// here, and would not where the two are apart; without both it has to be noticed.
    /// </summary>
    private static readonly IReadOnlyDictionary<string, string> s_flushedTwice = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["add: FlushDirectory home/.pencil 1"] = "add: FlushDirectory home/.pencil 2",
        ["add: FlushDirectory home/.sketch 1"] = "add: FlushDirectory home/.sketch 2",
        ["add: FlushDirectory home/.plugin-kit-ai/pluginkit 1"] = "add: FlushDirectory home/.plugin-kit-ai/pluginkit 2",
    };

    /// <summary>Covered by FoundChangeTests: the clients of this world flush what they write, real ones need not.</summary>
    private const string ClientFlushes = "The client has flushed the content itself.";

    /// <summary>Covered by FoundChangeTests as well, for the folders of a client.</summary>
    private const string HomeFlushed = "The clients of this world flush the home when they make their folder in it, and our folder's name with it.";

    public static TheoryData<string> Kinds => ["add", "update"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Without_any_one_flush_a_power_failure_leaves_something_between_old_and_new(string operation)
    {
        var scenario = Scenario.Of(operation);
        var reference = await CrashRun.ReferenceAsync(scenario, DiskKind.Virtual);
        var unnoticed = new List<string>();
        var sites = (await SitesAsync(scenario)).Select(site => $"{operation}: {site}").ToList();
        for (var number = 1; number <= sites.Count; number++)
        {
            var site = sites[number - 1];
            if (s_protectOtherThings.ContainsKey(site) || s_flushedTwice.Values.Contains(site, StringComparer.Ordinal))
            {
                continue;
            }

            var twin = s_flushedTwice.TryGetValue(site, out var other) ? sites.IndexOf(other) + 1 : number;
            if (!await IsNoticedAsync(scenario, [number, twin], reference))
            {
                unnoticed.Add($"{number} {site}");
            }
        }

        sites.Count.ShouldBeGreaterThan(10);
        unnoticed.ShouldBeEmpty($"{unnoticed.Count} of {sites.Count} flushes protect nothing:\n{string.Join('\n', unnoticed)}");
        s_protectOtherThings.Keys.Concat(s_flushedTwice.Values)
            .Where(site => site.StartsWith(operation + ": ", StringComparison.Ordinal) && !sites.Contains(site)).ShouldBeEmpty("no such flush any more");
    }

    /// <summary>
    /// The other mutations go through the same code. A flush in it that one of them would not miss, because another flush of that mutation covers it,
    /// is missed by another mutation.
    /// </summary>
    [Fact]
    public async Task Every_flush_in_the_code_is_missed_by_some_mutation()
    {
        var missed = new HashSet<string>(StringComparer.Ordinal);
        var unnoticed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var operation in OperationKinds.All)
        {
            var scenario = Scenario.Of(operation);
            var reference = await CrashRun.ReferenceAsync(scenario, DiskKind.Virtual);
            foreach (var (index, line) in (await LinesAsync(scenario)).Index())
            {
                if (!missed.Contains(line))
                {
                    _ = (await IsNoticedAsync(scenario, [index + 1], reference) ? (ISet<string>)missed : unnoticed).Add(line);
                }
            }
        }

        missed.Count.ShouldBeGreaterThan(15);
        unnoticed.Except(missed).ShouldBeEmpty("no mutation would miss the flushes of these lines");
    }

    /// <summary>The lines of the code that flush in an undisturbed run, in order.</summary>
    private static async Task<IReadOnlyList<string>> LinesAsync(Scenario scenario)
    {
        var lines = new List<string>();
        using var run = await PowerLossRun.RecordAsync(scenario, new() { Most = 0 }, disk => new FlushlessDisk(disk, (_, flush) =>
        {
            lines.Add($"{FlushSite.Current()} {flush.Kind}");
            return false;
        }));
        return lines;
    }

    /// <summary>The flushes of an undisturbed run, told apart by what they flush; lines of the journal by what they say.</summary>
    private static async Task<IReadOnlyList<string>> SitesAsync(Scenario scenario)
    {
        var sites = new List<string>();
        using var run = await PowerLossRun.RecordAsync(scenario, new() { Most = 0 }, disk => new FlushlessDisk(disk, (_, flush) =>
        {
            var site = Site(flush, disk);
            sites.Add($"{site} {sites.Count(known => known.StartsWith(site + " ", StringComparison.Ordinal)) + 1}");
            return false;
        }));
        return sites;
    }

    /// <summary>Looks at the disks right after the flush that is missing first; most are noticed there.</summary>
    private static async Task<bool> IsNoticedAsync(Scenario scenario, int[] swallowed, CrashRun.Reference reference)
    {
        foreach (var most in (int[])[40, int.MaxValue])
        {
            if (await FailsAsync(scenario, new() { FromFlush = swallowed[0], Most = most }, swallowed, reference))
            {
                return true;
            }
        }

        return scenario.Operation == "update"
            && await FailsAsync(scenario, new() { Most = 0, Sequel = BackAsync }, swallowed, await CrashRun.ReferenceAsync(scenario, DiskKind.Virtual, BackAsync));
    }

    private static async Task<bool> FailsAsync(Scenario scenario, PowerLossRun.Part part, int[] swallowed, CrashRun.Reference reference)
    {
        using var run = await PowerLossRun.RecordAsync(scenario, part, disk => new FlushlessDisk(disk, (number, _) => swallowed.Contains(number)));
        foreach (var moment in run.Moments)
        {
            var failures = new List<string>();
            await run.CheckAsync(moment, reference, failures);
            if (failures.Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An update back to the version before: what the first one wanted to delete lives again.</summary>
    private static Task<LifecyclePlan> BackAsync(World world)
    {
        world.Package("notes", "1.0.0");
        return world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" });
    }

    private static string Site(DiskOperation flush, IDisk disk)
    {
        var place = $"{flush.Kind} {Ids().Replace(flush.Path, "*").Replace("/machine/", string.Empty, StringComparison.Ordinal)}";
        if (!flush.Path.EndsWith("journal.jsonl", StringComparison.Ordinal))
        {
            return place;
        }

        using var reader = new StreamReader(disk.OpenRead(flush.Path));
        return $"{place} {Records().Matches(reader.ReadToEnd())[^1].Groups[1].Value}";
    }

    /// <summary>What differs from run to run: ids of operations and of scratch files.</summary>
    [GeneratedRegex("(?<=operations/)[a-z0-9-]+|(?<=staging-)[a-z0-9-]+|(?<=pluginkit-)[a-z0-9-]+|(?<=/g/)[0-9a-f]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ids();

    [GeneratedRegex("^\\{\"record\":\"([a-z_]+)\"", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Records();
}
