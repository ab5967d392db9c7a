using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Journeys;

/// <summary>Update, repair, enable and disable with the real programs: what counts is what they say themselves.</summary>
public sealed class RealChangeTests
{
    [RealClientsTheory]
    [InlineData("user")]
    [InlineData("project")]
    public async Task Updates_and_switches_are_what_both_clients_say(string scope)
    {
        using var path = new SearchPath(RealClients.Folder!);
        using var host = new HostFixture { Clients = "auto" };
        await ChangeCases.UpdateAndSwitchAsync(host, scope);
    }

    [RealClientsTheory]
    [MemberData(nameof(ChangeCases.Repairs), MemberType = typeof(ChangeCases))]
    public async Task A_repair_brings_back_what_both_clients_had(string scope, string damage, string repaired, bool needsSource)
    {
        using var path = new SearchPath(RealClients.Folder!);
        using var host = new HostFixture { Clients = "auto" };
        await ChangeCases.RepairAsync(host, scope, damage, repaired, needsSource);
    }

    [RealClientsTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_data_of_a_plugin_survives_everything_but_a_remove(bool keeps)
    {
        using var path = new SearchPath(RealClients.Folder!);
        using var host = new HostFixture { Clients = "auto" };
        await ChangeCases.DataAsync(host, keeps);
    }

    [RealClientsTheory]
    [InlineData("user")]
    [InlineData("project")]
    public async Task A_rollback_is_what_both_clients_say(string scope)
    {
        using var path = new SearchPath(RealClients.Folder!);
        using var host = new HostFixture { Clients = "auto" };
        await ChangeCases.RollBackAsync(host, scope);
    }

    [RealClientsTheory]
    [InlineData("user")]
    [InlineData("project")]
    public async Task With_our_own_folder_deleted_both_clients_go_on_and_a_repair_restores_it(string scope)
    {
        using var path = new SearchPath(RealClients.Folder!);
        using var host = new HostFixture { Clients = "auto" };
        await ChangeCases.LostFolderAsync(host, scope);
    }

    [RealClientsFact]
    public async Task A_codex_that_appears_later_takes_the_prepared_plugin_over()
    {
        using var path = new SearchPath(RealClients.Folder!);
        using var host = new HostFixture { Clients = "auto" };
        await ChangeCases.AppearsLaterAsync(host);
    }

    [RealClientsTheory]
    [InlineData("together")]
    [InlineData("processes")]
    public async Task Eight_adds_at_once_are_eight_plugins(string how)
    {
        using var path = new SearchPath(RealClients.Folder!);
        using var host = new HostFixture { Clients = "auto" };
        await new ParallelAdds(host).RunAsync(how);
    }
}
