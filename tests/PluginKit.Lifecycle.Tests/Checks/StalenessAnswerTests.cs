using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Checking;
using PluginKit.Lifecycle.Checks;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Checks;

/// <summary>Which word wins where several hold, and that the evidence has all of them.</summary>
public sealed class StalenessAnswerTests
{
    private static readonly SourceReference Reference = new() { Kind = SourceKinds.LocalPath, Value = "/packages/notes" };

    [Theory]
    [InlineData(true, true, true, true, "store_stale")]
    [InlineData(false, true, true, true, "client_copy_stale")]
    [InlineData(false, false, true, true, "session_must_reload")]
    [InlineData(false, false, false, true, "source_newer")]
    [InlineData(false, false, false, false, "current")]
    public void The_first_that_is_to_be_brought_up_to_date_wins_and_nothing_is_hidden(bool files, bool copy, bool session, bool source, string expected)
    {
        var (state, evidence) = StalenessAnswer.Of(
            Target("one"), Seen(copy), files ? "sha256:other" : "sha256:delivered", session, Check("one", source ? "two" : "one"));

        state.Value.ShouldBe(expected);
        evidence.Contains("found_digest=sha256:other").ShouldBe(files);
        evidence.Contains("client_copy=/cache/notes/0.9").ShouldBe(copy);
        evidence.Any(static fact => fact.StartsWith("activation_state=", StringComparison.Ordinal)).ShouldBe(session);
        evidence.ShouldContain($"available_source_digest={(source ? "two" : "one")}");
    }

    [Fact]
    public void What_was_asked_of_another_source_or_not_at_all_is_unknown()
    {
        StalenessAnswer.Of(Target("one"), Seen(copy: false), null, isSessionBehind: false, null).State.ShouldBe(Staleness.Unknown);
        StalenessAnswer.Of(Target("one"), Seen(copy: false), null, isSessionBehind: false, Check("one", "two") with { SourceRef = "/packages/moved" }).State.ShouldBe(Staleness.Unknown);
        StalenessAnswer.Of(Target("two"), Seen(copy: false), null, isSessionBehind: false, Check("one", "three")).State.ShouldBe(Staleness.Unknown);
        StalenessAnswer.Of(Target("two"), Seen(copy: false), null, isSessionBehind: false, Check("one", "two")).State.ShouldBe(Staleness.Current);
    }

    [Theory]
    [InlineData("1.0.0", "1.0.0", 0)]
    [InlineData("1.10.0", "1.9.0", 1)]
    [InlineData("1.0.0-beta", "1.0.0", -1)]
    [InlineData("1.0.0", "1.0.0-beta", 1)]
    [InlineData("1.0.0-beta", "1.0.0-alpha", null)]
    [InlineData("2026-01-01", "next", null)]
    [InlineData("99999999999.0", "1.0", null)]
    public void Versions_are_ordered_where_that_is_certain(string first, string second, int? order) => VersionOrder.Compare(first, second).ShouldBe(order);

    private static SourceCheck Check(string installed, string available) => new()
    {
        CheckedAt = DateTimeOffset.UnixEpoch,
        SourceRef = Reference.Value,
        Access = SourceAccessState.Ok,
        InstalledSourceDigest = installed,
        AvailableSourceDigest = available,
        AvailableVersion = "1.1.0",
    };

    private static TargetObservation Seen(bool copy) => new()
    {
        State = InstallState.Installed,
        Problems = copy ? [Problem.Of(ProblemCodes.ClientCopyOutdated, "An older copy runs.", "/cache/notes/0.9")] : [],
    };

    private static RecordedTarget Target(string digest)
    {
        var target = new TargetInstallation { TargetId = "sketch", DeliveryKind = "sketch-plugin", State = InstallState.Installed, ActivationState = ActivationState.ReloadPending };
        var record = new InstallationRecord
        {
            IntegrationId = "notes",
            RequestedSourceRef = Reference,
            ResolvedSourceRef = Reference,
            ResolvedVersion = "1.0.0",
            SourceDigest = digest,
            ManifestDigest = "manifest",
            Policy = new() { Scope = InstallScope.User },
            Targets = new Dictionary<string, TargetInstallation>(StringComparer.Ordinal) { ["sketch"] = target },
            LastCheckedAt = DateTimeOffset.UnixEpoch,
            LastUpdatedAt = DateTimeOffset.UnixEpoch,
        };
        return new(record, target, new TargetReceipt { DeliveryDigest = "sha256:delivered", SourceDigest = digest, Version = "1.0.0" }, new SketchAdapter("sketch", "claude"));
    }
}
