using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;
using PluginKit.Tests.Disks;

namespace PluginKit.EndToEnd.Tests.Discovery;

/// <summary>
/// Every recorded state of the real clients, through the services as an application composes them: the answer is the checked one, does not contradict
/// what the client itself reported, writes nothing and starts nothing.
/// </summary>
public abstract class RecordedHomesTests(DiskKind kind) : DiskSuite(kind)
{
    public static TheoryData<string, string> Folders()
    {
        var folders = new TheoryData<string, string>();
        foreach (var client in (string[])["claude", "codex"])
        {
            foreach (var name in RecordedFolder.Names(client))
            {
                folders.Add(client, name);
            }
        }

        return folders;
    }

    [SharedDataTheory("native")]
    [MemberData(nameof(Folders))]
    public async Task The_answer_is_the_checked_one_and_never_contradicts_the_client(string client, string name)
    {
        var (folder, disk, document) = await DiscoverAsync(client, name);

        new ClientSaid(folder).Contradictions(document, disk).ShouldBeEmpty();
        document.Ok.ShouldBeTrue();
        document.Entries.ShouldAllBe(static entry => entry.Manageability == Manageability.DisplayOnly && entry.ManageabilityReason.Length > 0);
        Expectation.Check(folder, name, document);
    }

    /// <summary>The second check can fail: a client that says the opposite is contradicted.</summary>
    [SharedDataTheory("native")]
    [InlineData("claude", "state-user-enabled", "state-user-disabled")]
    [InlineData("claude", "state-user-enabled", "state-settings-corrupt")]
    [InlineData("claude", "state-user-disabled", "state-user-enabled")]
    [InlineData("claude", "state-user-enabled", "state-entry-removed")]
    [InlineData("codex", "state-configured-local-enabled", "state-cache-deleted")]
    [InlineData("codex", "state-cache-deleted", "state-configured-local-enabled")]
    [InlineData("codex", "state-configured-local-disabled", "state-marketplace-removed-plugin-left")]
    public async Task An_answer_about_another_home_contradicts_the_client(string client, string asked, string reported)
    {
        var (_, disk, document) = await DiscoverAsync(client, asked);

        new ClientSaid(new(client, reported)).Contradictions(document, disk).ShouldNotBeEmpty();
    }

    private async Task<(RecordedFolder Folder, IDisk Disk, DiscoveryDocument Document)> DiscoverAsync(string client, string name)
    {
        var folder = new RecordedFolder(client, name);
        var disk = folder.LayOut(NewDisk());
        return (folder, disk, await WatchedServices.DiscoverAsync(disk, folder.Environment, new() { Targets = [client], WorkspaceRoot = folder.Project }, folder.Marketplaces));
    }
}

public sealed class RecordedHomesTestsOnVirtualDisk() : RecordedHomesTests(DiskKind.Virtual);

public sealed class RecordedHomesTestsOnRealDisk() : RecordedHomesTests(DiskKind.Real);
