using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>
/// A failure at each step of each kind of mutation, with one target and with two: what is reported is what an independent look at the disk says, and what is
/// degraded can be mended or says what stands in the way.
/// </summary>
public abstract class OutcomeTableSuite(DiskKind kind)
{
    private static readonly string[] Outcomes = ["applied", "degraded", "failed", "partial_success", "rolled_back"];

    public static TheoryData<string> Kinds => ["add", "update", "remove", "repair", "enable", "disable", "rollback", "adopt"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_reported_is_what_the_disk_says(string operation)
    {
        var failures = new List<string>();
        var one = await TableAsync(Scenario.Of(operation, operation == "adopt" ? "pencil" : "sketch"), failures);
        var two = await TableAsync(Scenario.Of(operation), failures);

        failures.Count.ShouldBe(0, string.Join("\n\n", failures.Take(8)));
        one.Values.Concat(two.Values).SelectMany(static found => found).Distinct().Order(StringComparer.Ordinal).ShouldBe(Outcomes);
        if (kind == DiskKind.Virtual)
        {
            OutcomeTablePage.Compare(operation, Rows().ToDictionary(static row => row, row => Cell(one, two, row)));
        }
    }

    /// <summary>Where all or nothing was asked for, no disk is a partial success.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task All_or_nothing_is_reported_as_the_disk_says_and_never_as_a_part(string operation)
    {
        var reference = await OutcomeReference.OfAsync(Scenario.Of(operation), kind);
        var failures = new List<string>();
        var outcomes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in Chosen(reference.Places, virtualStep: 3, realStep: 23))
        {
            if (await new OutcomeRun(reference, place, failures).CheckAsync(kind, isWhole: true) is { } outcome)
            {
                outcomes.Add(outcome);
            }
        }

        failures.Count.ShouldBe(0, string.Join("\n\n", failures.Take(8)));
        outcomes.ShouldNotBeEmpty();
        outcomes.ShouldNotContain("partial_success");
    }

    private async Task<Dictionary<(string What, string Rollback), SortedSet<string>>> TableAsync(Scenario scenario, List<string> failures)
    {
        var reference = await OutcomeReference.OfAsync(scenario, kind);
        var table = new Dictionary<(string, string), SortedSet<string>>();
        foreach (var place in Chosen(reference.Places, virtualStep: 1, realStep: 5))
        {
            if (await new OutcomeRun(reference, place, failures).CheckAsync(kind) is { } outcome)
            {
                var row = (place.What, place.Rollback);
                table.TryAdd(row, new(StringComparer.Ordinal));
                table[row].Add(outcome);
            }
        }

        return table;
    }

    private IEnumerable<FaultPlace> Chosen(IReadOnlyList<FaultPlace> places, int virtualStep, int realStep) =>
        Sampling.Of(places.Count, kind, virtualStep, realStep).Select(number => places[number - 1]);

    private static IEnumerable<(string What, string Rollback)> Rows() =>
        FaultPlace.All.SelectMany(static what => (FaultPlace.IsUndone(what) ? FaultPlace.Rollbacks : [FaultPlace.Never]).Select(rollback => (what, rollback)));

    private static string Cell(
        Dictionary<(string, string), SortedSet<string>> one, Dictionary<(string, string), SortedSet<string>> two, (string, string) row) =>
        !one.ContainsKey(row) && !two.ContainsKey(row) ? FaultPlace.Never : $"{Words(one, row)}, {Words(two, row)}";

    private static string Words(Dictionary<(string, string), SortedSet<string>> table, (string, string) row) =>
        table.TryGetValue(row, out var found) ? string.Join(" or ", found) : FaultPlace.Never;
}

public sealed class OutcomeTableOnVirtualDisk() : OutcomeTableSuite(DiskKind.Virtual);

public sealed class OutcomeTableOnRealDisk() : OutcomeTableSuite(DiskKind.Real);
