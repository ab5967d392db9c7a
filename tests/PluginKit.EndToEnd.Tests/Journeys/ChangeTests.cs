using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Journeys;

/// <summary>Update, repair, enable and disable with the doubles, on every machine; with the real programs in <see cref="RealChangeTests"/>.</summary>
public sealed class ChangeTests
{
    [Theory]
    [InlineData("user")]
    [InlineData("project")]
    public async Task Updates_and_switches_are_what_both_clients_say(string scope)
    {
        using var host = new HostFixture();
        await ChangeCases.UpdateAndSwitchAsync(host, scope);
    }

    [Theory]
    [MemberData(nameof(ChangeCases.Repairs), MemberType = typeof(ChangeCases))]
    public async Task A_repair_brings_back_what_both_clients_had(string scope, string damage, string repaired, bool needsSource)
    {
        using var host = new HostFixture();
        await ChangeCases.RepairAsync(host, scope, damage, repaired, needsSource);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_data_of_a_plugin_survives_everything_but_a_remove(bool keeps)
    {
        using var host = new HostFixture();
        await ChangeCases.DataAsync(host, keeps);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("project")]
    public async Task A_rollback_is_what_both_clients_say(string scope)
    {
        using var host = new HostFixture();
        await ChangeCases.RollBackAsync(host, scope);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("project")]
    public async Task With_our_own_folder_deleted_both_clients_go_on_and_a_repair_restores_it(string scope)
    {
        using var host = new HostFixture();
        await ChangeCases.LostFolderAsync(host, scope);
    }

    [Fact]
    public async Task A_codex_that_appears_later_takes_the_prepared_plugin_over()
    {
        using var host = new HostFixture();
        await ChangeCases.AppearsLaterAsync(host);
    }

    [Theory]
    [InlineData("together")]
    [InlineData("processes")]
    public async Task Eight_adds_at_once_are_eight_plugins(string how)
    {
        using var host = new HostFixture();
        await new ParallelAdds(host).RunAsync(how);
    }
}
