using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Journeys;

/// <summary>Several plugins kept up to date by their user: outdated, update of all with a target that is new, and one that is gone.</summary>
public sealed class BatchTests
{
    private const string Other = "notes";

    [Fact]
    public async Task With_the_doubles()
    {
        using var host = new HostFixture();
        await RunAsync(host);
    }

    [RealClientsFact]
    public async Task With_the_real_programs()
    {
        using var path = new SearchPath(RealClients.Folder!);
        using var host = new HostFixture { Clients = "auto" };
        await RunAsync(host);
    }

    [Theory]
    [InlineData("update")]
    [InlineData("update context7 --all")]
    [InlineData("update --all --adopt-new-targets always")]
    [InlineData("update --all --auto-update --no-auto-update")]
    public async Task What_contradicts_itself_is_usage(string command)
    {
        using var host = new HostFixture();

        (await host.AskAsync(command.Split(' '))).ExitCode.ShouldBe(2);
    }

    private static async Task RunAsync(HostFixture host)
    {
        var package = Publish(host, "0.1.1", "claude");
        (await host.AskAsync("add", package, "--adopt-new-targets", "auto", "--no-auto-update", "--apply")).Applied();
        (await host.AskAsync("add", SamplePackage.WriteOther(host, Other), "--apply")).Applied();
        var policy = (await host.AskAsync("list")).Document<ReportDocument>().ManagedEntries[0].Policy;
        (policy.AdoptNewTargets, policy.AutoUpdate).ShouldBe(("auto", false));
        Publish(host, "0.2.0", "claude", "codex-package");

        var outdated = await host.AskAsync("outdated");
        outdated.ExitCode.ShouldBe(0);
        outdated.Document<ReportDocument>().ManagedEntries.SelectMany(static entry => entry.Targets.Select(target => $"{entry.IntegrationId} {target.TargetId} {target.Update!.Change}"))
            .ShouldBe(["context7 claude upgrade", "context7 codex new", "notes claude none", "notes codex none"]);
        (await RowAsync(host, "claude")).StalenessEvidence.ShouldContain("available_version=0.2.0");

        var result = (await host.AskAsync("update", "--all", "--apply")).Applied();
        result.Reports.Select(static report => $"{report.IntegrationId} {report.Outcome}").ShouldBe(["context7 applied", "notes applied"]);
        result.Reports[0].Targets.Select(static target => target.ActionClass).ShouldBe([ActionClass.UpdateVersion, ActionClass.AdoptNewTarget]);
        (await host.AskAsync("doctor", "--verify-content")).ExitCode.ShouldBe(0);
        (await RowAsync(host, "codex")).Staleness.ShouldBe(Staleness.SessionMustReload);
        (await host.AskAsync("acknowledge", SamplePackage.Id)).Applied();
        (await host.AskAsync("outdated", SamplePackage.Id)).ExitCode.ShouldBe(0);
        var settled = await RowAsync(host, "codex");
        settled.Staleness.ShouldBe(Staleness.Current, string.Join("; ", settled.StalenessEvidence));
        settled.ManualSteps.ShouldBeEmpty();

        Publish(host, "0.3.0", "claude");
        var kept = await host.AskAsync("update", SamplePackage.Id, "--apply");
        kept.ExitCode.ShouldBe(1);
        kept.Problem(ProblemCodes.TargetNotOffered);
        (await host.AskAsync("update", SamplePackage.Id, "--remove-dropped-targets", "--apply")).Applied().Report.Targets
            .Select(static target => target.ActionClass).ShouldBe([ActionClass.Noop, ActionClass.RemoveOrphanedTarget]);
        (await host.AskAsync("list")).Document<ReportDocument>().ManagedEntries[0].Targets.ShouldHaveSingleItem().TargetId.ShouldBe("claude");
        (await host.AskAsync("doctor", "--verify-content")).ExitCode.ShouldBe(0);
        (await host.AskAsync("remove", SamplePackage.Id, "--apply")).Applied();
        (await host.AskAsync("remove", Other, "--apply")).Applied();
    }

    private static string Publish(HostFixture host, string version, params string[] targets) => SamplePackage.Write(
        host,
        SamplePackage.Manifest.Replace("0.1.1", version, StringComparison.Ordinal)
            .Replace("  - claude\n  - codex-package\n", string.Concat(targets.Select(static target => $"  - {target}\n")), StringComparison.Ordinal));

    private static async Task<ManagedTarget> RowAsync(HostFixture host, string target) =>
        (await host.AskAsync("doctor", "--verify-content")).Document<ReportDocument>().ManagedEntries.Single(static entry => entry.IntegrationId == SamplePackage.Id).Targets.Single(row => row.TargetId == target);
}
