using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Journeys;

/// <summary>The same journeys with the doubles, on every machine.</summary>
public sealed class SimulatedClientTests
{
    [Theory]
    [InlineData("user", Beginning.Empty)]
    [InlineData("user", Beginning.WrittenByHand)]
    [InlineData("user", Beginning.ForeignPlugin)]
    [InlineData("project", Beginning.Empty)]
    [InlineData("project", Beginning.WrittenByHand)]
    [InlineData("project", Beginning.ForeignPlugin)]
    public async Task Both_clients_report_the_plugin_after_add_and_know_nothing_after_remove(string scope, Beginning beginning)
    {
        using var host = new HostFixture();
        await new Journey(host, scope, SamplePackage.Write(host), catalog: null).TravelAsync(beginning);
    }

    [SharedDataFact("universal-plugins")]
    public async Task A_real_plugin_travels_from_the_catalog_by_its_id()
    {
        using var host = new HostFixture();
        await new Journey(host, "user", SamplePackage.Id, SharedData.UniversalPlugins).TravelAsync(Beginning.ForeignPlugin);
    }

    [Fact]
    public async Task A_second_add_says_what_is_managed_and_changes_nothing()
    {
        using var host = new HostFixture();
        var package = SamplePackage.Write(host);
        (await host.AskAsync("add", package, "--apply")).Applied();
        var before = host.Everything();

        var run = await host.AskAsync("add", package, "--scope", "project", "--workspace-root", host.Project, "--apply");

        run.ExitCode.ShouldBe(1);
        var problem = run.Problem("state_conflict");
        problem.Details.ShouldNotBeNull()["managed_entry_key"].ShouldBe("user::context7");
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }
}
