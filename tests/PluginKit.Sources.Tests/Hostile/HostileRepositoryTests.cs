using System.Runtime.Versioning;
using System.Text;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Processes;
using PluginKit.Sources.Tests.Git;

namespace PluginKit.Sources.Tests.Hostile;

/// <summary>Repositories of strangers, with the real git and the whole folder compared around each (<c>reliability.md</c> section 5 C).</summary>
public sealed class HostileRepositoryTests
{
    public static TheoryData<string> Hostile => [.. HostileRepositories.All.Keys];

    [UnixTheory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_repository_is_refused_and_nothing_is_written_outside_staging(string name)
    {
        var hostile = HostileRepositories.All[name];
        using var repository = new RepositoryOfOthers();
        repository.CommitTree(hostile.Tree(repository));
        var guard = Guard(repository);

        var problem = (await repository.ResolveAsync(repository.Address)).Problem.ShouldNotBeNull();

        guard.ShouldHaveLeftNothing();
        problem.Code.ShouldBe(hostile.Code, problem.Message);
        problem.Message.Any(char.IsControl).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--upload-pack=touch x")]
    [InlineData("--upload-pack=touch x.git")]
    [InlineData("ext::sh -c touch% x.git")]
    [InlineData("fd::17/x.git")]
    [InlineData("ssh://-oProxyCommand=touch%20x/y.git")]
    [InlineData("git@-oProxyCommand=touch:y.git")]
    [InlineData("file:///etc/x.git")]
    [InlineData("git://example.org/x.git")]
    [InlineData("https://ada:s3cret@example.org/x.git")]
    [InlineData("https://s3cret@example.org/x.git")]
    [InlineData("ssh://git:s3cret@example.org/x.git")]
    [InlineData("github:../x")]
    [InlineData("github:octo/..")]
    [InlineData("github:octo/../../x")]
    [InlineData("github:-octo/x")]
    [InlineData("github:octo/x//../y")]
    [InlineData("github:octo/x@--upload-pack=touch")]
    [InlineData("github:octo/x@a..b")]
    public async Task C46_a_reference_that_would_run_or_leave_something_is_refused_before_git_is_asked(string reference)
    {
        using var repository = new RepositoryOfOthers(configure: static options => options.Git.AllowFiles = false);
        var guard = Guard(repository);

        var problem = (await repository.ResolveAsync(reference)).Problem.ShouldNotBeNull();

        problem.ToString().ShouldNotContain("s3cret");
        repository.Commands.ShouldBeEmpty();
        guard.ShouldHaveLeftNothing();
    }

    [Fact]
    public async Task C57_names_of_repositories_are_bounded_and_mean_one_repository()
    {
        using var repository = new RepositoryOfOthers();
        repository.Commit(("a", "1"));
        repository.Publish("octo/x");

        (await repository.ResolveAsync("github:octo/" + new string('x', 101))).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceUnsupported);
        (await repository.ResolveAsync("github:octo/x.git")).Resolved.ShouldNotBeNull().Value.ShouldStartWith("https://github.com/octo/x@");
        (await repository.ResolveAsync("github:octo/x.git.git")).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceNotFound);
    }

    [UnixFact]
    public async Task C51_links_in_the_store_of_a_repository_bring_nothing_of_this_machine()
    {
        using var repository = new RepositoryOfOthers();
        repository.Commit(("a", "1"));
        var secret = Path.Combine(repository.Root, "secret");
        await File.WriteAllTextAsync(secret, "of this machine");
        File.CreateSymbolicLink(Path.Combine(repository.Work, ".git", "objects", "00"), repository.Root);
        File.CreateSymbolicLink(Path.Combine(repository.Work, ".git", "objects", "info", "x"), secret);

        await using var tree = (await repository.ResolveAsync(repository.Address)).Tree.ShouldNotBeNull();

        var mirror = Directory.EnumerateFileSystemEntries(repository.Cache, "*", SearchOption.AllDirectories).ToList();
        mirror.ShouldAllBe(static entry => new FileInfo(entry).LinkTarget == null);
        mirror.Where(File.Exists).ShouldAllBe(entry => !Encoding.Latin1.GetString(File.ReadAllBytes(entry)).Contains("of this machine"));
    }

    [PrivilegedFact]
    public async Task C51_a_repository_of_another_user_is_refused()
    {
        using var repository = new RepositoryOfOthers();
        repository.Commit(("a", "1"));
        System.Diagnostics.Process.Start("chown", ["-R", "12345", repository.Work])!.WaitForExit();

        (await repository.ResolveAsync(repository.Address)).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceUnreachable);
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task C52_no_configuration_around_runs_anything_or_leads_elsewhere()
    {
        using var repository = new RepositoryOfOthers(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GIT_DIR"] = "/nowhere",
            ["GIT_TEMPLATE_DIR"] = "/nowhere",
            ["GIT_EXEC_PATH"] = "/nowhere",
            ["GIT_SSH"] = "/nowhere",
            ["GIT_ASKPASS"] = "/nowhere",
            ["GIT_EXTERNAL_DIFF"] = "/nowhere",
            ["GIT_CONFIG_PARAMETERS"] = "'core.fsmonitor'='touch ran'",
            ["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = "/nowhere",
            ["GIT_NAMESPACE"] = "x",
            ["GIT_TRACE"] = "/nowhere/trace",
        });
        repository.Commit(("a", "1"));
        var marker = Path.Combine(repository.Home, "ran");
        var evil = Path.Combine(repository.Home, "evil.sh");
        await File.WriteAllTextAsync(evil, $"#!/bin/sh\ntouch '{marker}'\n");
        File.SetUnixFileMode(evil, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var hooks = Directory.CreateDirectory(Path.Combine(repository.Home, "template", "hooks")).FullName;
        foreach (var hook in (string[])["post-checkout", "reference-transaction", "pre-auto-gc"])
        {
            File.Copy(evil, Path.Combine(hooks, hook));
        }

        var configuration = $"[core]\n\tfsmonitor = {evil}\n\thooksPath = {hooks}\n\tsshCommand = {evil}\n\tgitProxy = {evil}\n\tpager = {evil}\n[init]\n\ttemplateDir = {repository.Home}/template\n"
            + $"[uploadpack]\n\tpackObjectsHook = {evil}\n[url \"file:///nowhere/\"]\n\tinsteadOf = file:///\n[tar \"tar\"]\n\tcommand = {evil}\n[alias]\n\tfetch = !{evil}\n";
        await File.WriteAllTextAsync(Path.Combine(repository.Home, ".gitconfig"), configuration);
        await File.AppendAllTextAsync(Path.Combine(repository.Work, ".git", "config"), configuration.Replace("[url", "[x", StringComparison.Ordinal));
        Directory.CreateDirectory(Path.Combine(repository.Home, ".git"));
        await File.WriteAllTextAsync(Path.Combine(repository.Home, ".git", "config"), configuration);

        var resolution = await repository.ResolveAsync(repository.Address);

        await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
        File.Exists(marker).ShouldBeFalse();
        Directory.EnumerateFiles(repository.Cache, "post-checkout", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task C53_a_branch_that_is_called_HEAD_or_like_an_option_is_only_what_its_whole_name_says()
    {
        using var repository = new RepositoryOfOthers();
        var odd = repository.Commit(("a", "odd"));
        repository.Git("update-ref", "refs/heads/HEAD", odd);
        repository.Git("update-ref", "refs/heads/--upload-pack=touch", odd);
        var main = repository.Commit(("a", "main"));

        foreach (var (revision, commit) in (IEnumerable<(string, string)>)[("", main), ("#HEAD", main), ("#refs/heads/HEAD", odd), ("#refs/heads/--upload-pack=touch", odd)])
        {
            (await repository.ResolveAsync(repository.Address + revision)).Resolved.ShouldNotBeNull(revision).Value.ShouldEndWith(commit);
        }
    }

    [Fact]
    public async Task C54_a_repository_of_the_longer_digests_is_read()
    {
        using var repository = new RepositoryOfOthers(format: "sha256");
        var commit = repository.Commit(("a", "1"));
        commit.Length.ShouldBe(64);

        foreach (var reference in (string[])[repository.Address, $"{repository.Address}#{commit}", $"{repository.Address}#{commit.ToUpperInvariant()}"])
        {
            var resolution = await repository.ResolveAsync(reference);
            await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
            resolution.Resolved!.Value.ShouldEndWith(commit);
        }
    }

    [Theory]
    [InlineData("git version 2.17.1")]
    [InlineData("git version 2.31.9.windows.1")]
    [InlineData("git version 1.8.3.1 (Apple Git-99)")]
    [InlineData("not git at all")]
    [InlineData("")]
    public async Task C58_an_old_git_or_another_program_of_its_name_is_not_used(string version)
    {
        using var repository = new RepositoryOfOthers();
        repository.Instead = (_, _) => Task.FromResult(new ProcessOutcome(ProcessEnd.Exited, 0, version, string.Empty));
        var guard = Guard(repository);

        (await repository.ResolveAsync(repository.Address)).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.GitMissing);

        repository.Commands.ShouldBe(["--version"]);
        guard.ShouldHaveLeftNothing();
    }

    [Fact]
    public async Task C58_the_language_of_the_machine_does_not_change_the_answers()
    {
        using var repository = new RepositoryOfOthers(new Dictionary<string, string>(StringComparer.Ordinal) { ["LANG"] = "de_DE.UTF-8", ["LC_ALL"] = "de_DE.UTF-8", ["LC_MESSAGES"] = "de_DE.UTF-8", ["LANGUAGE"] = "de" });

        (await repository.ResolveAsync($"file://{repository.Home}/nothing.git")).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceNotFound);
    }

    internal static DiskGuard Guard(RepositoryOfOthers repository) =>
        new(repository.Disk, repository.Root, [Path.Combine(repository.Home, ".plugin-kit-ai", "pluginkit", "staging")], repository.Cache);
}
