using PluginKit.Adapters.Codex.Capabilities;
using PluginKit.Tests.Machine;

namespace PluginKit.Adapters.Codex.Tests.Planning;

public sealed class CapabilityTableTests
{
    [Fact]
    public void Every_capability_has_a_row_and_every_row_has_evidence()
    {
        CapabilityTable.Rows.Select(static row => row.Capability).Distinct().ShouldBe(Enum.GetValues<CodexCapability>());
        CapabilityTable.Rows.ShouldAllBe(static row => row.Evidence.Count > 0);
        CapabilityTable.Versions.ShouldBe(new CodexAdapter().Description.Programs.Single().MeasuredVersions);
    }

    [Fact]
    public void Evidence_that_names_a_test_names_one_that_is_here()
    {
        var types = typeof(CapabilityTableTests).Assembly.GetTypes().Select(static type => type.Name).ToHashSet(StringComparer.Ordinal);

        Evidence(isRecording: false).ShouldBeSubsetOf(types);
    }

    [SharedDataFact("native", "codex")]
    public void Evidence_that_names_a_recording_names_one_that_is_there() =>
        Evidence(isRecording: true).ShouldBeSubsetOf(SharedData.Names("native", "codex"));

    private static IEnumerable<string> Evidence(bool isRecording) => CapabilityTable.Rows.SelectMany(static row => row.Evidence).Distinct(StringComparer.Ordinal)
        .Where(name => (char.IsAsciiDigit(name[0]) || name.StartsWith("state-", StringComparison.Ordinal)) == isRecording);
}
