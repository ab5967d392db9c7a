using System.Diagnostics;
using System.IO.Abstractions;
using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.Adapters.Claude.Tests.Simulation;

/// <summary>Which folder the real client takes for the project, and which one we say: exactly the working directory, never one above it.</summary>
public sealed class RealRootsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("claude-roots-").FullName;

    public static TheoryData<string, string, string, bool> Places => new()
    {
        // folder that has the settings, folder that is asked from, what makes the tree, whether the plugin is on there
        { "project", "project", "plain", true },
        { "project", "project/sub", "plain", false },
        { "project", "project/sub", "git", false },
        { "project/sub", "project/sub", "git", true },
        { "project", "tree", "worktree", true },
        { "tree", "project", "worktree", false },
        { "a pröject with ünïcode", "a pröject with ünïcode", "plain", true },
        { "project", "link", "link", true },
    };

    [RealClientsTheory]
    [MemberData(nameof(Places))]
    public async Task The_project_is_the_folder_that_is_asked_from(string settings, string asked, string kind, bool on)
    {
        var stage = Stage();
        Arrange(stage, settings, kind);

        await ShouldAgreeAsync(stage, Path.Combine(_root, asked), on);
    }

    [RealClientsTheory]
    [InlineData("link")]
    [InlineData("ünï cödé")]
    public async Task The_home_may_be_a_link_or_have_any_name(string home)
    {
        var stage = Stage();
        Arrange(stage, "project", "plain");
        var place = Path.Combine(_root, home);
        if (home == "link")
        {
            Directory.CreateSymbolicLink(place, stage.HomeFolder);
        }
        else
        {
            Directory.Move(stage.HomeFolder, place);
        }
        var moved = new ClaudeStage(stage.Disk, _root) { Environment = new() { HomeDirectory = place } };

        await ShouldAgreeAsync(moved, Path.Combine(_root, "project"), on: true);
    }

    [RealClientsTheory]
    [InlineData("CLAUDE_CONFIG_DIR", "home/elsewhere", true)]
    [InlineData("CLAUDE_CODE_PLUGIN_CACHE_DIR", "home/elsewhere", true)]
    [InlineData("CLAUDE_CODE_PLUGIN_CACHE_DIR", "~/elsewhere", true)]
    public async Task The_variables_move_the_folders(string name, string value, bool on)
    {
        var stage = Stage();
        Arrange(stage, "project", "plain");
        Directory.Move(name == "CLAUDE_CONFIG_DIR" ? $"{stage.HomeFolder}/.claude" : $"{stage.HomeFolder}/.claude/plugins", $"{stage.HomeFolder}/elsewhere");
        var placed = value[0] == '~' ? value : Path.Combine(_root, value);
        var moved = new ClaudeStage(stage.Disk, _root)
        {
            Environment = new() { HomeDirectory = stage.HomeFolder, Variables = new Dictionary<string, string> { [name] = placed } },
        };

        await ShouldAgreeAsync(moved, stage.ProjectFolder, on, (name, placed));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static async Task ShouldAgreeAsync(ClaudeStage stage, string directory, bool on, params (string Name, string Value)[] variables)
    {
        var listed = await RealClaude.ListAsync(stage.Environment.HomeDirectory, directory, variables);
        var scan = await new ClaudeScanner().ScanAsync(stage.Context(directory), CancellationToken.None);

        ((bool?)listed.OfType<JsonObject>().Single()["enabled"]).ShouldBe(on);
        scan.Candidates.Single().State.ShouldBe(on ? ObservedState.Active : ObservedState.Disabled);
        (scan.Roots!.WorkspaceRoot, scan.Roots.EffectiveNativeRoot, scan.Roots.EffectiveNativeRootReason).ShouldBe((directory, directory, "workspace_root"));
    }

    private ClaudeStage Stage() => new(new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine()), _root);

    private void Arrange(ClaudeStage stage, string settings, string kind)
    {
        stage.WriteMarketplace($"{stage.HomeFolder}/mk", "mk", "alpha");
        stage.Write($"{stage.HomeFolder}/.claude/plugins/known_marketplaces.json",
            $$"""{"mk": {"source": {"source": "directory", "path": "{{stage.HomeFolder}}/mk"}, "installLocation": "{{stage.HomeFolder}}/mk", "lastUpdated": "t"} }""");
        stage.Write($"{stage.HomeFolder}/.claude/plugins/installed_plugins.json",
            $$"""{"version": 2, "plugins": {"alpha@mk": [{"scope": "project", "projectPath": "{{_root}}/{{settings}}", "installPath": "/x"}]} }""");
        Directory.CreateDirectory(Path.Combine(_root, "project", "sub"));
        switch (kind)
        {
            case "git":
                Git("init", "-q");
                break;
            case "link":
                Directory.CreateSymbolicLink(Path.Combine(_root, "link"), stage.ProjectFolder);
                break;
        }
        var file = Path.Combine(_root, settings, ".claude", "settings.json");
        if (kind != "worktree" || settings != "tree")
        {
            stage.Write(file, """{"enabledPlugins": {"alpha@mk": true}}""");
        }
        if (kind == "worktree")
        {
            stage.Write($"{stage.ProjectFolder}/x", "x");
            Git("init", "-q");
            Git("add", "-A");
            Git("-c", "user.email=a@b", "-c", "user.name=x", "commit", "-qm", "x");
            Git("worktree", "add", "-q", Path.Combine(_root, "tree"));
            stage.Write(file, """{"enabledPlugins": {"alpha@mk": true}}""");
        }
    }

    private void Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Path.Combine(_root, "project") })!;
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }
}
