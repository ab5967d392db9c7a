using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Tests.Worlds;
using PluginKit.Tests.Disks;

namespace PluginKit.Discovery.Tests.Scanning;

public abstract class ScanningTests(DiskKind kind) : DiskSuite(kind)
{
    [Fact]
    public async Task Entries_of_all_clients_are_ordered_and_may_only_be_shown()
    {
        var document = await new DiscoveryWorld(NewDisk())
            .Sees("codex", Seen.Plugin("b"), Seen.Plugin("a"))
            .Sees("claude", Seen.Plugin("z", "team", InstallScope.Project, InstallScope.User))
            .DiscoverAsync();

        document.Format.ShouldBe(DocumentFormats.Discovery);
        document.Ok.ShouldBeTrue();
        document.Problems.ShouldBeEmpty();
        document.Entries.Select(static entry => entry.DiscoveryKey).ShouldBe(["claude:z@team:project+user", "codex:a@team:user", "codex:b@team:user"]);
        document.Entries[0].InstalledScopes.ShouldBe([InstallScope.User, InstallScope.Project]);
        document.Entries.ShouldAllBe(static entry => entry.EntryKind == EntryKind.NativeExternalInstalled
            && entry.Manageability == Manageability.DisplayOnly && entry.ManageabilityReason == "native_external_entry");
    }

    [Fact]
    public async Task A_scanner_that_throws_costs_only_its_own_part()
    {
        var world = new DiscoveryWorld(NewDisk()).Sees("claude", Seen.Plugin("notes"));
        world.Scanners.Insert(0, new ScriptedScanner("codex", static _ => throw new FormatException("token=secret")));
        world.Scanners.Add(new ScriptedScanner("cursor", static _ => throw new OperationCanceledException()));
        world.Scanners.Add(new ScriptedScanner("gemini", static _ => null!));

        var document = await world.DiscoverAsync();

        document.Ok.ShouldBeTrue();
        document.Entries.ShouldHaveSingleItem().NativeTarget.ShouldBe("claude");
        document.Problems.Select(static problem => (problem.Code, problem.TargetId))
            .ShouldBe([(ProblemCodes.ScannerFaulted, "codex"), (ProblemCodes.ScannerFaulted, "cursor"), (ProblemCodes.ScannerFaulted, "gemini")]);
        document.Problems.ShouldAllBe(static problem => !problem.Message.Contains("secret"));
    }

    [Fact]
    public async Task Problems_with_client_files_are_carried_with_their_target()
    {
        var world = new DiscoveryWorld(NewDisk());
        world.Scanners.Add(new ScriptedScanner("claude", static _ => new()
        {
            Problems = [Problem.Of(ProblemCodes.ClientFileCorrupt, "settings.json does not follow its format.", "/home/user/.claude/settings.json")],
        }));

        var problem = (await world.DiscoverAsync()).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe(ProblemCodes.ClientFileCorrupt);
        problem.TargetId.ShouldBe("claude");
    }

    [Fact]
    public async Task Only_requested_targets_are_scanned_and_unknown_ones_are_named()
    {
        var world = new DiscoveryWorld(NewDisk()).Sees("claude", Seen.Plugin("notes")).Sees("codex", Seen.Plugin("notes"));

        var document = await world.DiscoverAsync(new() { Targets = ["codex", "emacs"] });

        document.Ok.ShouldBeFalse();
        document.Entries.ShouldHaveSingleItem().NativeTarget.ShouldBe("codex");
        ((ScriptedScanner)world.Scanners[0]).Runs.ShouldBe(0);
        var problem = document.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(ProblemCodes.UnsupportedTarget);
        problem.Message.ShouldContain("claude, codex");
        document.RequestedTargets.ShouldBe(["codex", "emacs"]);
    }

    [Theory]
    [InlineData("repo")]
    [InlineData("/missing")]
    [InlineData("/file")]
    [InlineData("/home/user")]
    [InlineData("/home/user/")]
    [InlineData("/home-link")]
    public async Task An_unusable_workspace_root_is_told_and_never_handed_to_a_scanner(string workspaceRoot)
    {
        var world = new DiscoveryWorld(NewDisk());
        world.Disk.AddFile("/file", "text").AddLink("/home-link", "/home/user");
        string? handed = "unset";
        world.Scanners.Add(new ScriptedScanner("claude", client =>
        {
            handed = client.WorkspaceRoot;
            return new() { Candidates = [Seen.Plugin("notes")] };
        }));

        var document = await world.DiscoverAsync(new() { WorkspaceRoot = workspaceRoot });

        document.Ok.ShouldBeFalse();
        document.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.WorkspaceRootInvalid);
        document.RequestedWorkspaceRoot.ShouldBe(workspaceRoot);
        document.Entries.ShouldHaveSingleItem();
        handed.ShouldBeNull();
    }

    [Fact]
    public async Task A_workspace_root_reaches_the_scanner_as_it_was_given()
    {
        var world = new DiscoveryWorld(NewDisk());
        world.Disk.AddDirectory("/real/repo").AddLink("/repo", "/real/repo");
        string? handed = null;
        world.Scanners.Add(new ScriptedScanner("claude", client =>
        {
            handed = client.WorkspaceRoot;
            return new();
        }));

        (await world.DiscoverAsync(new() { WorkspaceRoot = "/repo" })).Ok.ShouldBeTrue();

        handed.ShouldBe("/repo");
    }

    [Fact]
    public async Task A_scanner_reads_below_its_own_roots_and_where_links_of_a_user_may_lead()
    {
        var world = new DiscoveryWorld(NewDisk());
        world.Disk.AddFile("/home/user/.claude/a.json", "{}").AddFile("/home/user/.codex/b.json", "{}")
            .AddLink("/home/user/.claude/linked.json", "/home/user/.codex/b.json").AddFile("/elsewhere/c.json", "{}").AddLink("/home/user/.claude/out.json", "/elsewhere/c.json");
        List<FileViewStatus> statuses = [];
        world.Scanners.Add(new ScriptedScanner("claude", client =>
        {
            statuses.AddRange(new[] { ".claude/a.json", ".codex/b.json", ".claude/linked.json", ".claude/out.json" }.Select(path => client.Files.Read($"/home/user/{path}").Status));
            return new();
        }, "/home/user/.claude", "relative"));

        (await world.DiscoverAsync()).Problems.ShouldBeEmpty();

        statuses.ShouldBe([FileViewStatus.Ok, FileViewStatus.OutsideRoots, FileViewStatus.Ok, FileViewStatus.OutsideRoots]);
    }

    [Fact]
    public async Task Plugins_without_an_id_and_beyond_the_limit_are_left_out_and_told()
    {
        var world = new DiscoveryWorld(NewDisk()) { Configure = static options => options.MaximumEntriesPerScanner = 2 }
            .Sees("claude", Seen.Plugin("a"), Seen.Plugin("b"), Seen.Plugin("c"), Seen.Plugin("d") with { NativePluginId = " " });

        var document = await world.DiscoverAsync();

        document.Entries.Count.ShouldBe(2);
        document.Problems.Count(static problem => problem.Code == ProblemCodes.ScannerFaulted).ShouldBe(2);
    }

    [Fact]
    public async Task The_caller_can_stop_it()
    {
        using var stop = new CancellationTokenSource();
        var world = new DiscoveryWorld(NewDisk());
        world.Scanners.Add(new ScriptedScanner("claude", _ =>
        {
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        }));

        await Should.ThrowAsync<OperationCanceledException>(() => world.DiscoverAsync(cancellationToken: stop.Token));
    }

    [Fact]
    public async Task Without_a_lifecycle_and_a_catalog_everything_is_still_shown()
    {
        var document = await new DiscoveryWorld(NewDisk()) { HasPorts = false }.Sees("claude", Seen.Plugin("notes", "integrationctl-notes")).DiscoverAsync();

        document.Problems.ShouldBeEmpty();
        document.Entries.ShouldHaveSingleItem().MatchConfidence.ShouldBe(MatchConfidence.None);
    }
}

public sealed class ScanningTestsOnVirtualDisk() : ScanningTests(DiskKind.Virtual);

public sealed class ScanningTestsOnRealDisk() : ScanningTests(DiskKind.Real);
