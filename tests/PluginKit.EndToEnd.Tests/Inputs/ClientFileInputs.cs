using System.Text;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;
using PluginKit.Platform.Disk;
using PluginKit.Testing.Observation;
using PluginKit.Tests.Disks;

namespace PluginKit.EndToEnd.Tests.Inputs;

/// <summary>Input 61 (what may stand where a client's file is expected) and 62 (a layer above that decides).</summary>
public abstract class ClientFileInputs(DiskKind kind)
{
    private const string Theirs = "[plugins.\"theirs@team\"]\nenabled = false\n";

    [Theory]
    [InlineData("claude", "missing")]
    [InlineData("claude", "empty")]
    [InlineData("claude", "link inside")]
    [InlineData("claude", "dangling link")]
    [InlineData("claude", "BOM")]
    [InlineData("claude", "CRLF")]
    [InlineData("codex", "missing")]
    [InlineData("codex", "empty")]
    [InlineData("codex", "link inside")]
    [InlineData("codex", "dangling link")]
    [InlineData("codex", "CRLF")]
    public async Task Input_61_a_file_that_the_client_takes_is_worked_with(string target, string what)
    {
        using var machine = new Machine(kind);
        var path = Arrange(machine, target, what);
        var link = machine.Disk.Stat(path) is { Kind: DiskEntryKind.Link, LinkTarget: var to } ? to : null;

        var added = await machine.AddAsync("notes", target);

        added.Outcome.ShouldBe(Outcome.Applied, string.Join("\n", Machine.Problems(added)));
        machine.Read(path).ShouldContain("notes@");
        (await machine.Lifecycle.DoctorAsync(new())).IssueCount.ShouldBe(0);
        var removed = await machine.RemoveAsync("notes");
        removed.Outcome.ShouldBe(Outcome.Applied, string.Join("\n", Machine.Problems(removed)));
        if (link is not null)
        {
            machine.Disk.Stat(path)!.LinkTarget.ShouldBe(link);
        }

        if (machine.Disk.Stat(machine.Disk.ResolveLinks(path)) is not null)
        {
            machine.Read(path).ShouldNotContain("notes@");
        }
    }

    [Theory]
    [InlineData("claude", "directory", ProblemCodes.ClientFileUnreadable)]
    [InlineData("claude", "link outside", ProblemCodes.ClientFileOutsideRoots)]
    [InlineData("claude", "circle", ProblemCodes.ClientFileUnreadable)]
    [InlineData("claude", "60 MB", ProblemCodes.ClientFileUnreadable)]
    [InlineData("claude", "comment", ProblemCodes.ClientFileCorrupt)]
    [InlineData("claude", "trailing comma", ProblemCodes.ClientFileCorrupt)]
    [InlineData("claude", "array", ProblemCodes.ClientFileCorrupt)]
    [InlineData("codex", "directory", ProblemCodes.ClientFileUnreadable)]
    [InlineData("codex", "link outside", ProblemCodes.ClientFileOutsideRoots)]
    [InlineData("codex", "circle", ProblemCodes.ClientFileUnreadable)]
    [InlineData("codex", "60 MB", ProblemCodes.ClientFileUnreadable)]
    [InlineData("codex", "duplicate keys", ProblemCodes.ClientFileCorrupt)]
    [InlineData("codex", "broken", ProblemCodes.ClientFileCorrupt)]
    public async Task Input_61_a_file_that_nobody_can_work_with_blocks_and_is_left_alone(string target, string what, string code)
    {
        using var machine = new Machine(kind);
        var path = Arrange(machine, target, what);
        machine.Package("notes");
        var before = DiskSnapshot.Take(machine.Disk, machine.Root);

        var result = await machine.AddAsync("notes", target);

        result.Outcome.ShouldBe(Outcome.Failed, string.Join("\n", Machine.Problems(result)));
        Machine.Problems(result).ShouldContain(problem => problem.Code == code && problem.Path == path, string.Join("\n", Machine.Problems(result)));
        DiskSnapshot.Take(machine.Disk, machine.Root).ChangesSince(before).Lines.ShouldAllBe(static line => line.Contains(".plugin-kit-ai", StringComparison.Ordinal));

        // Reading takes containers that it does not understand for empty, and the scanner of codex may read marketplaces anywhere; a change is another matter.
        if (what != "array" && (target, what) != ("codex", "link outside"))
        {
            (await machine.DiscoverAsync()).Problems.ShouldContain(problem => problem.Code == code);
        }
    }

    [Fact]
    public async Task Input_61_an_inline_table_that_a_client_leaves_as_it_is_is_found_out()
    {
        // The real Codex makes a table of it (measured); its double says that it did and changes nothing.
        using var machine = new Machine(kind);
        var path = Arrange(machine, "codex", "inline table");
        var before = machine.Read(path);

        var added = await machine.AddAsync("notes", "codex");

        added.Outcome.ShouldBe(Outcome.RolledBack);
        Machine.Problems(added).ShouldContain(static problem => problem.Code == ProblemCodes.ClientCommandFailed);
        machine.Read(path).ShouldBe(before);
    }

    [Theory]
    [InlineData("claude")]
    [InlineData("codex")]
    public async Task Input_61_a_member_of_our_name_that_belongs_to_somebody_else_is_a_conflict(string target)
    {
        using var machine = new Machine(kind);
        if (target == "claude")
        {
            machine.Disk.AddFile(machine.ClaudeSettings, "{\"extraKnownMarketplaces\":{\"integrationctl-notes\":{\"source\":{\"source\":\"directory\",\"path\":\"/theirs\"}}}}\n");
        }
        else
        {
            machine.Disk.AddFile(machine.CodexConfig, "[marketplaces.integrationctl-notes]\nsource_type = \"local\"\nsource = \"/theirs\"\n");
        }

        var result = await machine.AddAsync("notes", target);

        result.Outcome.ShouldBe(Outcome.Failed);
        Machine.Problems(result).ShouldContain(static problem => problem.Code == ProblemCodes.StateConflict);
    }

    [Theory]
    [InlineData("claude", "etc/claude-code/managed-settings.json", "{\"enabledPlugins\":{\"notes@integrationctl-notes\":false}}")]
    [InlineData("claude", "etc/claude-code/managed-settings.d/10-team.json", "{\"strictKnownMarketplaces\":[]}")]
    [InlineData("codex", "etc/codex/requirements.toml", "[marketplaces]\nrestrict_to_allowed_sources = true\n")]
    [InlineData("codex", "etc/codex/managed_config.toml", "[features]\nplugins = false\n")]
    public async Task Input_62_a_managed_layer_that_decides_is_a_blocked_plan(string target, string file, string content)
    {
        using var machine = new Machine(kind);
        machine.Disk.AddFile(Path.Combine(machine.Environment.SystemRoot, file), content);

        var plan = await machine.Lifecycle.PlanAddAsync(new() { Source = machine.Package("notes"), Targets = [target] });

        plan.IsApplicable.ShouldBeFalse();
        var row = plan.Document.ManagedEntries[0].Targets[0];
        row.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.ManagedPolicyBlock);
        row.Problems.First(static problem => problem.Code == ProblemCodes.ManagedPolicyBlock).Path.ShouldNotBeNull().ShouldEndWith(file);
    }

    /// <summary>Puts something where the client's file is expected.</summary>
    private static string Arrange(Machine machine, string target, string what)
    {
        var isClaude = target == "claude";
        var path = isClaude ? machine.ClaudeSettings : machine.CodexConfig;
        var good = isClaude ? "{\n  \"model\": \"x\"\n}\n" : "model = \"x\"\n";
        machine.Disk.AddDirectory(Path.GetDirectoryName(path)!);
        switch (what)
        {
            case "missing":
                break;
            case "directory":
                machine.Disk.AddDirectory(path);
                break;
            case "link inside":
                machine.Disk.AddFile(Path.Combine(machine.Home, "dotfiles", target, "settings"), good).AddLink(path, $"../dotfiles/{target}/settings");
                break;
            case "dangling link":
                machine.Disk.AddDirectory(Path.Combine(machine.Home, "dotfiles")).AddLink(path, "../dotfiles/settings");
                break;
            case "link outside":
                machine.Disk.AddFile(Path.Combine(machine.Root, "home-of-berta", "settings"), good);
                machine.Disk.AddLink(path, Path.Combine(machine.Root, "home-of-berta", "settings"));
                break;
            case "circle":
                machine.Disk.AddLink(path, Path.GetFileName(path));
                break;
            default:
                machine.Disk.AddFile(path, Content(isClaude, what, good));
                break;
        }

        return path;
    }

    private static byte[] Content(bool isClaude, string what, string good) => what switch
    {
        "BOM" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(good)],
        "60 MB" => [.. Encoding.UTF8.GetBytes(good), .. Enumerable.Repeat((byte)' ', 60 << 20)],
        _ => Encoding.UTF8.GetBytes(what switch
        {
            "empty" => string.Empty,
            "CRLF" => good.Replace("\n", "\r\n", StringComparison.Ordinal),
            "comment" => "{\n  // why\n  \"model\": \"x\"\n}\n",
            "trailing comma" => "{\n  \"model\": \"x\",\n}\n",
            "array" => "{ \"enabledPlugins\": [] }\n",
            "inline table" => "plugins = { \"theirs@team\" = { enabled = false } }\n",
            "duplicate keys" => isClaude ? "{ \"model\": \"x\", \"model\": \"y\" }\n" : Theirs + Theirs,
            "broken" => "[plugins\n",
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        }),
    };
}

public sealed class ClientFileInputsOnVirtualDisk() : ClientFileInputs(DiskKind.Virtual)
{
    [Theory]
    [InlineData("claude")]
    [InlineData("codex")]
    public async Task Input_61_a_file_without_any_permission_blocks(string target)
    {
        using var machine = new Machine(DiskKind.Virtual);
        var path = target == "claude" ? machine.ClaudeSettings : machine.CodexConfig;
        machine.Files!.AddFile(path, target == "claude" ? "{}" : string.Empty, UnixFileMode.None);

        var result = await machine.AddAsync("notes", target);

        result.Outcome.ShouldBe(Outcome.Failed);
        Machine.Problems(result).ShouldContain(problem => problem.Code == ProblemCodes.ClientFileUnreadable && problem.Path == path);
    }

    [Theory]
    [InlineData("read-only")]
    [InlineData("other owner")]
    public async Task Input_61_a_prepared_entry_goes_into_no_file_that_is_protected(string how)
    {
        using var machine = new Machine(DiskKind.Virtual);
        var path = Path.Combine(machine.Home, ".codex", "config.toml");
        const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const string Text = "[projects.\"/machine/project\"]\ntrust_level = \"trusted\"\n";
        machine.Files!.AddFile(path, Text);
        var own = Path.Combine(machine.Project, ".codex", "config.toml");
        machine.Files.AddFile(own, "# of the team\n", how == "read-only" ? UnixFileMode.UserRead : Everybody);
        if (how != "read-only")
        {
            machine.Files.SetOwner(own, 0, 0);
        }

        var result = await machine.AddAsync("notes", "codex", machine.Project);

        result.Outcome.ShouldBe(Outcome.RolledBack, string.Join("\n", Machine.Problems(result)));
        Machine.Problems(result).ShouldContain(problem => problem.Code == ProblemCodes.ClientFileProtected && problem.Path == own);
        machine.Read(own).ShouldBe("# of the team\n");
        machine.Read(path).ShouldBe(Text);
        machine.Disk.List(Path.GetDirectoryName(own)!).Count.ShouldBe(1);
    }
}

public sealed class ClientFileInputsOnRealDisk() : ClientFileInputs(DiskKind.Real);
