using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;
using PluginKit.Platform.Disk;
using PluginKit.Tests.Disks;

namespace PluginKit.EndToEnd.Tests.Inputs;

/// <summary>Inputs 59, 60 and 63: odd homes, odd workspaces, and folders of clients at odd places.</summary>
public abstract class HomeInputs(DiskKind kind)
{
    [Theory]
    [InlineData("home of anna")]
    [InlineData("höme/ünï–日本")]
    [InlineData("home'$(x)`y`&;")]
    public async Task Input_59_a_home_with_an_odd_name_works_for_both_clients(string name)
    {
        using var machine = new Machine(kind, root => new HostEnvironment { HomeDirectory = Path.Combine(root, name) });

        await AddsAndRemovesAsync(machine, null);
    }

    [Fact]
    public async Task Input_59_a_home_that_is_a_link_works_for_both_clients()
    {
        using var machine = new Machine(kind, static root => new HostEnvironment { HomeDirectory = Path.Combine(root, "users", "anna") });
        machine.Disk.DeleteEmptyDirectory(machine.Home);
        machine.Disk.AddDirectory(Path.Combine(machine.Root, "volume", "anna"));
        machine.Disk.AddLink(machine.Home, "../volume/anna");

        await AddsAndRemovesAsync(machine, null);

        machine.Disk.Stat(machine.Home)!.Kind.ShouldBe(DiskEntryKind.Link);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("with spaces and ünïcode")]
    [InlineData("sub/folder/of/a/repository")]
    [InlineData("repository/.git/hooks")]
    public async Task Input_60_a_workspace_of_an_odd_place_works_where_the_client_takes_it(string name)
    {
        using var machine = new Machine(kind);
        var workspace = Path.Combine(machine.Root, "projects", name);
        machine.Disk.AddDirectory(workspace);

        await AddsAndRemovesAsync(machine, workspace, "claude");

        machine.Disk.List(workspace).ShouldBeEmpty();
    }

    [Fact]
    public async Task Input_60_a_workspace_of_more_than_260_characters_works()
    {
        using var machine = new Machine(kind);
        var workspace = Path.Combine([machine.Root, .. Enumerable.Repeat(new string('p', 60), 5)]);
        machine.Disk.AddDirectory(workspace);

        await AddsAndRemovesAsync(machine, workspace, "claude");
    }

    [Theory]
    [InlineData("\\\\server\\share\\project")]
    [InlineData("//server/share")]
    [InlineData("C:\\project")]
    [InlineData("project")]
    [InlineData("MISSING")]
    [InlineData("FILE")]
    public async Task Input_60_what_is_no_folder_of_this_machine_is_refused(string workspace)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var machine = new Machine(kind);
        machine.Disk.AddFile(Path.Combine(machine.Root, "file"), "x");
        workspace = workspace switch
        {
            "MISSING" => Path.Combine(machine.Root, "missing"),
            "FILE" => Path.Combine(machine.Root, "file"),
            _ => workspace,
        };

        var result = await machine.AddAsync("notes", "claude", workspace);

        result.Outcome.ShouldBe(Outcome.Failed);
        result.Problems.ShouldContain(static problem => problem.Code == Contracts.Problems.ProblemCodes.WorkspaceRootInvalid);
        (await machine.DiscoverAsync(workspace)).Problems.ShouldContain(static problem => problem.Code == Contracts.Problems.ProblemCodes.WorkspaceRootInvalid);
    }

    [Theory]
    [InlineData("CLAUDE_CONFIG_DIR", "claude", "elsewhere")]
    [InlineData("CLAUDE_CONFIG_DIR", "claude", "not/there/yet")]
    [InlineData("CLAUDE_CONFIG_DIR", "claude", "project/.hidden")]
    [InlineData("CLAUDE_CONFIG_DIR", "claude", "link")]
    [InlineData("CODEX_HOME", "codex", "elsewhere")]
    [InlineData("CODEX_HOME", "codex", "project/.hidden")]
    [InlineData("CODEX_HOME", "codex", "link")]
    public async Task Input_63_a_folder_of_a_client_at_an_odd_place_is_the_one_that_is_used(string variable, string target, string place)
    {
        using var machine = new Machine(kind, root => With(root, variable, Path.Combine(root, place)));
        if (!place.StartsWith("not", StringComparison.Ordinal))
        {
            machine.Disk.AddDirectory(Path.Combine(machine.Root, "elsewhere")).AddDirectory(Path.Combine(machine.Root, "project", ".hidden"));
            machine.Disk.AddLink(Path.Combine(machine.Root, "link"), "elsewhere");
        }

        await AddsAndRemovesAsync(machine, null, target);

        machine.Disk.Stat(Path.Combine(machine.Home, target == "claude" ? ".claude" : ".codex")).ShouldBeNull();
    }

    [Theory]
    [InlineData("CLAUDE_CONFIG_DIR", "claude", "FILE")]
    [InlineData("CODEX_HOME", "codex", "FILE")]
    [InlineData("CODEX_HOME", "codex", "not/there")]
    [InlineData("CODEX_HOME", "codex", "RELATIVE")]
    public async Task Input_63_a_folder_of_a_client_that_cannot_be_one_is_an_honest_failure_and_nothing_stays(string variable, string target, string place)
    {
        using var machine = new Machine(kind, root => With(root, variable, place == "RELATIVE" ? "some/where" : Path.Combine(root, place == "FILE" ? "file" : place)));
        machine.Disk.AddFile(Path.Combine(machine.Root, "file"), "x");
        machine.Package("notes");
        var before = PluginKit.Testing.Observation.DiskSnapshot.Take(machine.Disk, machine.Root);

        var result = await machine.AddAsync("notes", target);

        // Where the adapter does not see it beforehand, the client refuses, and what was begun is taken back.
        result.Outcome.ShouldBeOneOf(Outcome.Failed, Outcome.RolledBack);
        Machine.Problems(result).ShouldContain(static problem => problem.IsError);
        before.ChangesSince(PluginKit.Testing.Observation.DiskSnapshot.Take(machine.Disk, machine.Root)).Lines
            .ShouldAllBe(static line => line.Contains("pluginkit", StringComparison.Ordinal) || line.Contains(".plugin-kit-ai", StringComparison.Ordinal));
    }

    private static HostEnvironment With(string root, string variable, string value) => new()
    {
        HomeDirectory = Path.Combine(root, "home"),
        Variables = new Dictionary<string, string>(StringComparer.Ordinal) { [variable] = value },
    };

    private static async Task AddsAndRemovesAsync(Machine machine, string? workspaceRoot, params string[] targets)
    {
        foreach (var target in targets.Length == 0 ? ["claude", "codex"] : targets)
        {
            var added = await machine.AddAsync("notes-" + target, target, workspaceRoot);
            added.Outcome.ShouldBe(Outcome.Applied, $"{target}: {string.Join("\n", Machine.Problems(added))}");
            var entry = (await machine.Lifecycle.DoctorAsync(new())).ManagedEntries.ShouldHaveSingleItem();
            entry.IssueCount.ShouldBe(0, string.Join("\n", entry.Targets.SelectMany(static row => row.Problems)));
            (await machine.DiscoverAsync(workspaceRoot)).Entries.ShouldBeEmpty();

            var removed = await machine.RemoveAsync("notes-" + target);
            removed.Outcome.ShouldBe(Outcome.Applied, $"{target}: {string.Join("\n", Machine.Problems(removed))}");
            (await machine.DiscoverAsync(workspaceRoot)).Entries.ShouldBeEmpty();
        }
    }
}

public sealed class HomeInputsOnVirtualDisk() : HomeInputs(DiskKind.Virtual)
{
    [Fact]
    public async Task Input_59_a_home_that_is_the_root_of_the_disk_works_for_both_clients()
    {
        using var machine = new Machine(DiskKind.Virtual, static _ => new HostEnvironment { HomeDirectory = "/" });

        foreach (var target in (string[])["claude", "codex"])
        {
            var added = await machine.AddAsync("notes-" + target, target);
            added.Outcome.ShouldBe(Outcome.Applied, string.Join("\n", Machine.Problems(added)));
            (await machine.RemoveAsync("notes-" + target)).Outcome.ShouldBe(Outcome.Applied);
        }
    }

    [Fact]
    public async Task Input_60_the_root_of_the_disk_is_no_project()
    {
        using var machine = new Machine(DiskKind.Virtual);

        var added = await machine.AddAsync("notes", "claude", "/");

        added.Ok.ShouldBeFalse();
        Machine.Problems(added).ShouldContain(static problem => problem.IsError);
        machine.Disk.Stat("/.claude").ShouldBeNull();
    }
}

public sealed class HomeInputsOnRealDisk() : HomeInputs(DiskKind.Real);
