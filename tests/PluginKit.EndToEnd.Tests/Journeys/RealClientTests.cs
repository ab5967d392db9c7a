using PluginKit.Contracts.Documents;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Journeys;

/// <summary>The acceptance of the main job with the real programs: what counts is what they say themselves.</summary>
public sealed class RealClientTests
{
    [RealClientsTheory("universal-plugins")]
    [InlineData("user", Beginning.Empty)]
    [InlineData("user", Beginning.WrittenByHand)]
    [InlineData("user", Beginning.ForeignPlugin)]
    [InlineData("project", Beginning.Empty)]
    [InlineData("project", Beginning.WrittenByHand)]
    [InlineData("project", Beginning.ForeignPlugin)]
    public async Task Both_clients_report_the_plugin_after_add_and_know_nothing_after_remove(string scope, Beginning beginning)
    {
        using var path = new SearchPath(RealClients.Folder!);
        using var host = new HostFixture { Clients = "auto" };
        await new Journey(host, scope, SamplePackage.Id, SharedData.UniversalPlugins).TravelAsync(beginning);
    }

    [RealClientsFact]
    public async Task The_demo_is_truthful_with_the_real_clients()
    {
        using var path = new SearchPath(RealClients.Folder!);
        using var host = new HostFixture();
        var run = await host.StartAsync("demo", "--clients", "auto");
        run.ExitCode.ShouldBe(0, run.Out + run.Error);
        run.Out.ShouldNotContain("(simulated)");
    }

    [RealClientsFact("universal-plugins")]
    public async Task What_a_user_removed_with_the_client_itself_is_found_by_doctor()
    {
        using var path = new SearchPath(RealClients.Folder!);
        using var host = new HostFixture { Clients = "auto" };
        var voice = new ClientVoice(host);
        (await host.AskAsync("add", SamplePackage.Id, "--catalog", SharedData.UniversalPlugins!, "--targets", "claude,codex", "--apply")).Applied();
        await voice.RunAsync("claude", host.Neutral, "plugin", "uninstall", "context7@integrationctl-context7");
        await voice.RunAsync("codex", host.Neutral, "plugin", "remove", "context7@integrationctl-context7", "--json");

        var doctor = await host.AskAsync("doctor");

        doctor.ExitCode.ShouldBe(1, doctor.Out);
        doctor.Document<ReportDocument>().IssueCount.ShouldBe(2);
        (await host.AskAsync("remove", SamplePackage.Id, "--apply")).Applied();
    }
}
