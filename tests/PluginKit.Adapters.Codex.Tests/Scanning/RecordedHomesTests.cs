using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Testing.Observation;
using PluginKit.Tests.Disks;
using PluginKit.Tests.Machine;

namespace PluginKit.Adapters.Codex.Tests.Scanning;

/// <summary>
/// Every recorded end state (<c>state-*</c> and <c>20*</c>), found by itself: our answer never contradicts what the client reported there, agrees with the table
/// of decision 40, and with the expectation that was checked where there is one.
/// </summary>
public abstract class RecordedHomesTests(DiskKind kind) : DiskSuite(kind)
{
    public static TheoryData<string> Scenarios() =>
        [.. SharedData.Names("native", "codex").Where(static name => name.StartsWith("20", StringComparison.Ordinal) || name.StartsWith("state-", StringComparison.Ordinal))];

    [SharedDataTheory("native", "codex")]
    [MemberData(nameof(Scenarios))]
    public async Task Nothing_contradicts_what_the_client_reported(string scenario)
    {
        var home = new RecordedHome(NewDisk(), scenario);
        var contradictions = RecordedContradictions.Of(home, await home.ScanAsync());

        contradictions.ShouldBeEmpty($"{scenario}: our answer contradicts the client's own.");
    }

    [SharedDataTheory("native", "codex")]
    [MemberData(nameof(Scenarios))]
    public async Task Every_plugin_reads_as_decided(string scenario)
    {
        var home = new RecordedHome(NewDisk(), scenario);
        var scan = await home.ScanAsync();

        DerivedEvidence.Ids(home).ShouldBeSubsetOf(scan.Candidates.Select(static candidate => candidate.NativePluginId), $"{scenario}: a plugin that a file mentions is missing.");
        foreach (var candidate in scan.Candidates.Where(static candidate => candidate.MarketplaceName is not null))
        {
            (candidate.State.Value, candidate.ActivationHint.Value).ShouldBe(DerivedEvidence.Of(home, candidate.NativePluginId), $"{scenario}: '{candidate.NativePluginId}' is not what decision 40 says of these files.");
        }
    }

    [SharedDataTheory("native", "codex")]
    [MemberData(nameof(Scenarios))]
    public async Task The_answer_is_the_one_that_was_checked(string scenario)
    {
        var found = RecordedExpectations.Text(await new RecordedHome(NewDisk(), scenario).ScanAsync());
        if (!RecordedExpectations.Accept(scenario, found) && RecordedExpectations.Of(scenario) is { } expected)
        {
            found.ShouldBe(expected, $"{scenario}: differs from tests/PluginKit.Adapters.Codex.Tests/Scanning/Expectations/{scenario}.json.");
        }
    }

    [SharedDataTheory("native", "codex")]
    [MemberData(nameof(Scenarios))]
    public async Task Scanning_writes_nothing(string scenario)
    {
        var home = new RecordedHome(NewDisk(), scenario);
        var before = DiskSnapshot.Take(home.Disk, "/rec");
        await home.ScanAsync();

        DiskSnapshot.Take(home.Disk, "/rec").ChangesSince(before).IsEmpty.ShouldBeTrue();
    }
}

public sealed class RecordedHomesTestsOnVirtualDisk() : RecordedHomesTests(DiskKind.Virtual)
{
    /// <summary>An expectation without its folder would be a test that cannot fail.</summary>
    [SharedDataTheory("native", "codex")]
    [MemberData(nameof(Expectations))]
    public void An_expectation_belongs_to_a_recording(string scenario) => SharedData.Folder("native", "codex", scenario).ShouldNotBeNull();

    public static TheoryData<string> Expectations() => [.. RecordedExpectations.Names];
}

public sealed class RecordedHomesTestsOnRealDisk() : RecordedHomesTests(DiskKind.Real);
