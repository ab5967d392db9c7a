using System.Runtime.Versioning;
using System.Text;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Processes;
using PluginKit.Sources.Git;

namespace PluginKit.Sources.Tests.Git;

/// <summary>Packages in repositories, with the real git over <c>file://</c>.</summary>
public sealed class GitSourceTests : IDisposable
{
    private readonly RepositoryOfOthers _repository = new();

    [Fact]
    public async Task The_default_branch_is_taken_when_nothing_is_said()
    {
        var commit = _repository.Commit(("plugin/plugin.yaml", "name: notes"));

        var resolution = await _repository.ResolveAsync(_repository.Address);

        await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
        Text(tree, "plugin/plugin.yaml").ShouldBe("name: notes");
        resolution.Requested.ShouldNotBeNull().Kind.ShouldBe(SourceKinds.GitUrl);
        resolution.Requested.Value.ShouldBe(_repository.Address);
        resolution.Resolved.ShouldNotBeNull().Kind.ShouldBe(SourceKinds.GitCommit);
        resolution.Resolved.Value.ShouldBe($"{_repository.Address}@{commit}");
    }

    [Fact]
    public async Task A_branch_a_tag_an_annotated_tag_of_a_tag_and_a_commit_are_found()
    {
        var first = _repository.Commit(("a", "1"));
        _repository.Git("tag", "light");
        _repository.Git("tag", "-a", "-m", "x", "annotated");
        _repository.Git("tag", "-a", "-m", "x", "twice", "annotated");
        _repository.Git("branch", "old/one");
        _repository.Commit(("a", "2"));

        foreach (var revision in (string[])["light", "annotated", "twice", "old/one", "refs/heads/old/one", "refs/tags/annotated", first, first.ToUpperInvariant(), "ref=light"])
        {
            (await CommitAsync(revision)).ShouldBe(first, revision);
        }

        (await CommitAsync("HEAD")).ShouldNotBe(first);
    }

    [Theory]
    [InlineData("light", true)]
    [InlineData("annotated", true)]
    [InlineData("refs/tags/light", true)]
    [InlineData("main", false)]
    [InlineData("refs/heads/main", false)]
    [InlineData("HEAD", false)]
    public async Task Only_a_tag_names_a_release(string revision, bool isRelease)
    {
        _repository.Commit(("a", "1"));
        _repository.Git("tag", "light");
        _repository.Git("tag", "-a", "-m", "x", "annotated");

        var resolution = await _repository.ResolveAsync($"{_repository.Address}#{revision}");

        await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
        resolution.NamesRelease.ShouldBe(isRelease);
    }

    [Theory]
    [InlineData("nowhere", ProblemCodes.GitRevisionNotFound)]
    [InlineData("--upload-pack=touch x", ProblemCodes.GitRevisionInvalid)]
    [InlineData("-x", ProblemCodes.GitRevisionInvalid)]
    [InlineData("a..b", ProblemCodes.GitRevisionInvalid)]
    [InlineData("@{-1}", ProblemCodes.GitRevisionInvalid)]
    [InlineData("@", ProblemCodes.GitRevisionInvalid)]
    [InlineData("refs/../x", ProblemCodes.GitRevisionInvalid)]
    [InlineData("main^", ProblemCodes.GitRevisionInvalid)]
    [InlineData("main.lock", ProblemCodes.GitRevisionInvalid)]
    [InlineData("1234567890123456789012345678901234567890", ProblemCodes.GitRevisionNotFound)]
    public async Task A_revision_that_is_none_is_refused(string revision, string code)
    {
        _repository.Commit(("a", "1"));

        (await _repository.ResolveAsync($"{_repository.Address}#{revision}")).Problem.ShouldNotBeNull().Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_shortened_commit_is_refused_with_the_reason()
    {
        var commit = _repository.Commit(("a", "1"));

        (await _repository.ResolveAsync($"{_repository.Address}#{commit[..8]}")).Problem.ShouldNotBeNull().Message.ShouldContain("all its 40 digits");
    }

    [Fact]
    public async Task A_branch_that_is_named_like_a_commit_is_not_taken_for_it()
    {
        var first = _repository.Commit(("a", "1"));
        _repository.Commit(("a", "evil"));
        _repository.Git("update-ref", "refs/heads/" + first, "HEAD");

        var resolution = await _repository.ResolveAsync($"{_repository.Address}#{first}");

        await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
        Text(tree, "a").ShouldBe("1");
    }

    [Fact]
    public async Task A_branch_and_a_tag_of_one_name_have_to_be_told_apart()
    {
        _repository.Commit(("a", "1"));
        _repository.Git("tag", "both");
        _repository.Commit(("a", "2"));
        _repository.Git("branch", "both");

        (await _repository.ResolveAsync($"{_repository.Address}#both")).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.GitRevisionAmbiguous);
        (await _repository.ResolveAsync($"{_repository.Address}#refs/tags/both")).Tree.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_folder_of_a_GitHub_repository_is_a_package_of_its_own()
    {
        var commit = _repository.Commit(("plugins/notes/plugin/plugin.yaml", "name: notes"), ("plugins/tasks/plugin/plugin.yaml", "name: tasks"), ("readme.md", "x"));
        _repository.Publish("octo/plugins");

        var resolution = await _repository.ResolveAsync("octo/plugins@main//plugins/notes");

        await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
        tree.Entries.Select(static entry => entry.Path).ShouldBe(["plugin", "plugin/plugin.yaml"]);
        resolution.Requested.ShouldNotBeNull().Value.ShouldBe("github:octo/plugins@main//plugins/notes");
        resolution.Requested.Kind.ShouldBe(SourceKinds.GitHubRepositoryPath);
        resolution.Resolved.ShouldNotBeNull().Value.ShouldBe($"https://github.com/octo/plugins@{commit}");
        (await _repository.ResolveAsync("octo/plugins//plugins/nobody")).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceNotFound);
    }

    [Fact]
    public async Task A_short_name_is_input_and_what_it_stands_for_is_recorded()
    {
        using var repository = new RepositoryOfOthers(configure: static options => options.Aliases = new Dictionary<string, string>(StringComparer.Ordinal) { ["notes"] = "github:octo/plugins//notes" });
        repository.Commit(("notes/plugin.yaml", "name: notes"));
        repository.Publish("octo/plugins");

        var resolution = await repository.ResolveAsync(" Notes ");

        await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
        resolution.Requested.ShouldNotBeNull().Value.ShouldBe("github:octo/plugins//notes");
        repository.Resolver.UsesNetwork("notes").ShouldBeTrue();
    }

    [Fact]
    public async Task What_comes_is_what_the_repository_holds_byte_for_byte()
    {
        _repository.Git("config", "filter.evil.smudge", "touch " + Path.Combine(_repository.Home, "ran"));
        _repository.Commit(("a.md", "one\ntwo\n"), ("hidden", "here\n"), ("subst", "$Format:%H$ $Id$\n"));
        _repository.Commit((".gitattributes", "* text=auto eol=crlf ident\nhidden export-ignore\nsubst export-subst\n*.md filter=evil\n"));

        var resolution = await _repository.ResolveAsync(_repository.Address);

        await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
        foreach (var path in (string[])["hidden", "subst", ".gitattributes"])
        {
            Text(tree, path).ShouldBe(_repository.Git("cat-file", "blob", "HEAD:" + path));
        }

        Encoding.UTF8.GetBytes(_repository.Git("cat-file", "blob", "HEAD:a.md")).ShouldBe(tree.Read("a.md").ToArray());
        Directory.EnumerateFileSystemEntries(_repository.Home, "ran").ShouldBeEmpty();
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task An_executable_stays_one_and_nothing_of_a_repository_runs()
    {
        var marker = Path.Combine(_repository.Home, "ran");
        var hooks = Path.Combine(_repository.Work, ".git", "hooks");
        Directory.CreateDirectory(hooks);
        foreach (var hook in (string[])["post-checkout", "post-merge", "pre-auto-gc", "reference-transaction", "update", "fsmonitor-watchman"])
        {
            File.WriteAllText(Path.Combine(hooks, hook), $"#!/bin/sh\ntouch '{marker}'\n");
            File.SetUnixFileMode(Path.Combine(hooks, hook), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var run = Path.Combine(_repository.Work, "run.sh");
        File.WriteAllText(run, "#!/bin/sh\n");
        File.SetUnixFileMode(run, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _repository.Git("-c", "core.hooksPath=/dev/null", "add", "-A");
        _repository.Git("-c", "core.hooksPath=/dev/null", "commit", "-q", "-m", "x");
        File.Delete(marker);

        var resolution = await _repository.ResolveAsync(_repository.Address);

        await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
        tree.Entries.ShouldHaveSingleItem().IsExecutable.ShouldBeTrue();
        File.Exists(marker).ShouldBeFalse();
    }

    [UnixFact]
    public async Task A_link_and_a_submodule_are_refused()
    {
        File.CreateSymbolicLink(Path.Combine(_repository.Work, "link"), "/etc/passwd");
        _repository.Commit(("a", "1"));
        (await _repository.ResolveAsync(_repository.Address)).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceUnsafeEntry);
        File.Delete(Path.Combine(_repository.Work, "link"));
        _repository.Git("update-index", "--force-remove", "link");
        _repository.Git("update-index", "--add", "--cacheinfo", "160000,1234567890123456789012345678901234567890,sub");
        _repository.Git("commit", "-q", "-m", "submodule");

        var problem = (await _repository.ResolveAsync(_repository.Address)).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.SourceUnsafeEntry);
        problem.Message.ShouldContain("'sub'");
    }

    [Fact]
    public async Task A_repository_that_is_not_there_is_not_found() =>
        (await _repository.ResolveAsync($"file://{_repository.Home}/nothing.git")).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceNotFound);

    [Fact]
    public async Task More_than_is_allowed_is_not_kept_coming()
    {
        using var repository = new RepositoryOfOthers(configure: static options => options.Git.MaxFetchBytes = 1000);
        var noise = new byte[200_000];
        new Random(1).NextBytes(noise);
        repository.Commit(("noise", Convert.ToBase64String(noise)));

        (await repository.ResolveAsync(repository.Address)).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceLimitExceeded);
        (await repository.ResolveAsync(repository.Address)).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceLimitExceeded);
    }

    [Fact]
    public async Task Variables_that_move_git_are_not_passed_on()
    {
        using var repository = new RepositoryOfOthers(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GIT_DIR"] = "/nowhere",
            ["GIT_SSH_COMMAND"] = "touch /tmp/evil",
            ["GIT_CONFIG_COUNT"] = "1",
            ["GIT_CONFIG_KEY_0"] = "url.file:///nowhere/.insteadOf",
            ["GIT_CONFIG_VALUE_0"] = "file:///",
            ["GIT_PROXY_COMMAND"] = "evil",
        });
        repository.Commit(("a", "1"));

        (await repository.ResolveAsync(repository.Address)).Tree.ShouldNotBeNull();
    }

    public void Dispose() => _repository.Dispose();

    private async Task<string> CommitAsync(string revision)
    {
        var resolution = await _repository.ResolveAsync($"{_repository.Address}#{revision}");
        await using var tree = resolution.Tree.ShouldNotBeNull($"{revision}: {resolution.Problem?.Message}");
        return resolution.Resolved!.Value.Split('@')[^1];
    }

    private static string Text(PackageTree tree, string path) => Encoding.UTF8.GetString(tree.Read(path).Span);
}
