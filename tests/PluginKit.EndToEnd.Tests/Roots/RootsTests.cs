using System.Diagnostics;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Journeys;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Roots;

/// <summary>Where a project's settings really are: what we report is compared with what the real clients use there and elsewhere.</summary>
public sealed class RootsTests
{
    public static TheoryData<string, string> Places => new()
    {
        { "repository", string.Empty },
        { "sub-folder of a repository", "repository/part/inner" },
        { "worktree", "worktree" },
        { "sub-folder of a worktree", "worktree/part" },
        { "no repository", "plain" },
        { "spaces and other letters", "mit Leerzeichen/ünï 日本" },
    };

    [RealClientsTheory]
    [MemberData(nameof(Places))]
    public async Task The_effective_root_of_a_project_is_the_one_that_the_clients_use(string what, string place)
    {
        using var path = new SearchPath(RealClients.Folder!);
        using var host = new HostFixture { Clients = "auto" };
        var workspace = await ArrangeAsync(host, what, place);
        var voice = new ClientVoice(host);
        var source = SamplePackage.Write(host);
        var native = $"{SamplePackage.Id}@integrationctl-{SamplePackage.Id}";

        var result = (await host.AskAsync("add", source, "--targets", "claude,codex", "--scope", "project", "--workspace-root", workspace, "--apply")).Applied();

        var roots = result.Report.Targets.ToDictionary(static target => target.TargetId, static target => target.TargetDetail?.EffectiveNativeRoot, StringComparer.Ordinal);
        roots["claude"].ShouldBe(Path.Join(workspace, ".claude"), what);
        var isRepository = IsRepository(what);
        foreach (var folder in Folders(host, workspace))
        {
            // Claude: the very folder and no other. Codex: the folder with the settings and, in a repository, everything below it.
            (await IsOnAsync(voice.ClaudeAsync, folder, native)).ShouldBe(string.Equals(folder, workspace, StringComparison.Ordinal), $"{what}: claude in {folder}");
            var codexRoot = roots["codex"].ShouldNotBeNull();
            (await IsOnAsync(voice.CodexAsync, folder, native))
                .ShouldBe(string.Equals(folder, codexRoot, StringComparison.Ordinal) || (isRepository && folder.StartsWith(codexRoot + "/", StringComparison.Ordinal)), $"{what}: codex in {folder}, root {codexRoot}");
        }

        (await host.AskAsync("remove", SamplePackage.Id, "--apply")).Applied();
    }

    [RealClientsTheory]
    [InlineData("home of anna")]
    [InlineData("höme–日本")]
    [InlineData("link")]
    public async Task The_effective_root_of_an_odd_home_is_the_one_that_the_clients_use(string name)
    {
        using var path = new SearchPath(RealClients.Folder!);
        using var host = new HostFixture { Clients = "auto" };
        var home = Path.Join(host.Packages, name);
        if (name == "link")
        {
            Directory.CreateDirectory(Path.Join(host.Packages, "real home"));
            Directory.CreateSymbolicLink(home, "real home");
        }
        else
        {
            Directory.CreateDirectory(home);
        }

        string[] common = ["--home", home, "--system-root", host.SystemRoot, "--clients", "auto", "--format", "json"];
        (await host.StartAsync(["add", SamplePackage.Write(host), "--targets", "claude,codex", "--apply", .. common])).Applied();

        (await ListAsync("claude", home, host.Neutral)).ShouldContain($"{SamplePackage.Id}@");
        (await ListAsync("codex", home, host.Neutral)).ShouldContain($"{SamplePackage.Id}@");
        (await host.StartAsync(["doctor", .. common])).Document<ReportDocument>().IssueCount.ShouldBe(0);
        (await host.StartAsync(["remove", SamplePackage.Id, "--apply", .. common])).Applied();
        (await ListAsync("claude", home, host.Neutral)).ShouldNotContain($"{SamplePackage.Id}@");
    }

    private static bool IsRepository(string what) =>
        what.Contains("worktree", StringComparison.Ordinal) || (what.Contains("repository", StringComparison.Ordinal) && what != "no repository");

    private static async Task<bool> IsOnAsync(Func<string, Task<IReadOnlyList<ClientRow>>> ask, string folder, string native) =>
        (await ask(folder)).Any(row => row.Enabled && string.Equals(row.Id, native, StringComparison.Ordinal));

    /// <summary>The workspace, a folder in it, and the folders above it up to the project folder of the test.</summary>
    private static List<string> Folders(HostFixture host, string workspace)
    {
        var below = Path.Join(workspace, "below");
        Directory.CreateDirectory(below);
        List<string> folders = [below];
        for (var folder = workspace; folder.Length >= host.Project.Length; folder = Path.GetDirectoryName(folder)!)
        {
            folders.Add(folder);
        }

        return folders;
    }

    private static async Task<string> ArrangeAsync(HostFixture host, string what, string place)
    {
        var workspace = place.Length == 0 ? Path.Join(host.Project, "repository") : Path.Join(host.Project, place);
        var trusted = workspace;
        if (IsRepository(what))
        {
            var repository = Path.Join(host.Project, "repository");
            Directory.CreateDirectory(repository);
            await GitAsync(repository, "init", "--quiet");
            await GitAsync(repository, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--allow-empty", "-m", "first");
            trusted = repository;
            if (what.Contains("worktree", StringComparison.Ordinal))
            {
                await GitAsync(repository, "worktree", "add", "--quiet", Path.Join(host.Project, "worktree"));
            }
        }

        Directory.CreateDirectory(workspace);
        HostFixture.Write(host.InHome(".codex/config.toml"), $"[projects.\"{trusted}\"]\ntrust_level = \"trusted\"\n");
        return workspace;
    }

    private static async Task GitAsync(string folder, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
        await git.WaitForExitAsync();
        git.ExitCode.ShouldBe(0, string.Join(' ', arguments));
    }

    private static async Task<string> ListAsync(string program, string home, string folder)
    {
        var start = new ProcessStartInfo(Path.Join(RealClients.Folder, program), ["plugin", "list", "--json"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        var search = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["HOME"] = home;
        start.Environment["PATH"] = search;
        start.Environment["DISABLE_AUTOUPDATER"] = "1";
        start.Environment["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] = "1";
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, text);
        return text;
    }
}
