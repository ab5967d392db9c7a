using System.Text;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Trees;

namespace PluginKit.Platform.Tests.Trees;

public abstract class PackageTreesTests(DiskUnderTest place) : IDisposable
{
    private readonly DiskUnderTest _place = place;
    private readonly InterceptedDisk _disk = new(place.Disk);

    private string Package => _place.At("package");

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_package_has_its_entries_in_order_and_the_digest_of_the_existing_tool()
    {
        _place.Write("package/plugin/run.sh", "#!/bin/sh\nexit 0\n", (UnixFileMode)0b111_101_101);
        _place.Write("package/plugin/plugin.yaml", "name: demo\n");
        _place.Write("package/README.md", "# Demo\n");

        var tree = Open().Tree.ShouldNotBeNull();

        tree.Location.ShouldBe(Package);
        tree.Entries.Select(static entry => entry.Path).ShouldBe(["README.md", "plugin", "plugin/plugin.yaml", "plugin/run.sh"]);
        tree.HasFile("plugin/run.sh").ShouldBeTrue();
        tree.HasFile("plugin").ShouldBeFalse();
        Encoding.UTF8.GetString(tree.Read("README.md").Span).ShouldBe("# Demo\n");
        var run = tree.Entries.Single(static entry => entry.Path == "plugin/run.sh");
        tree.Digest.ShouldBe(TreeDigest.Compute(tree.Entries, tree.Read));
        if (run.IsExecutable)
        {
            tree.Digest.ShouldBe("sha256:daa4bf55625120321a9bc5893298f65f8e081338d98fc0d796f4540f97757a81");
        }

        run.IsExecutable.ShouldBe(_place.HasModes);
    }

    [Fact]
    public void An_empty_folder_is_a_tree()
    {
        _place.Directory("package");

        Open().Tree.ShouldNotBeNull().Entries.ShouldBeEmpty();
    }

    [Fact]
    public void Empty_directories_count()
    {
        _place.Directory("package");
        var before = Open().Tree!.Digest;
        _place.Directory("package/empty");

        Open().Tree!.Digest.ShouldNotBe(before);
    }

    [Fact]
    public void Git_directories_and_workspace_locks_are_passed_over_at_any_depth()
    {
        _place.Write("package/a/file", "x");
        var clean = Open().Tree!.Digest;
        _place.Write("package/.git/config", "[core]");
        _place.Write("package/a/.git/HEAD", "ref");
        _place.Link("package/a/.git/link", "/etc/passwd");
        _place.Write("package/.plugin-kit-ai.lock", "api_version: v1");
        _place.Write("package/a/.plugin-kit-ai.lock", "api_version: v1");

        Open().Tree!.Digest.ShouldBe(clean);
    }

    [Fact]
    public void A_git_file_of_a_worktree_is_content()
    {
        _place.Write("package/.git", "gitdir: /elsewhere");

        Open().Tree!.HasFile(".git").ShouldBeTrue();
    }

    [Fact]
    public void A_missing_folder_is_not_found() => Problem().Code.ShouldBe(ProblemCodes.SourceNotFound);

    [Fact]
    public void A_file_is_no_package()
    {
        _place.Write("package", "x");

        Problem().Code.ShouldBe(ProblemCodes.SourceUnreadable);
    }

    [Fact]
    public void A_link_to_a_folder_is_no_package()
    {
        _place.Directory("real");
        _place.Link("package", "real");

        Problem().Code.ShouldBe(ProblemCodes.SourceUnsafeEntry);
    }

    [Fact]
    public void Links_above_the_folder_are_resolved()
    {
        _place.Write("real/package/file", "x");
        _place.Link("link", "real");

        new PackageTrees(_disk).Open(_place.At("link", "package")).Tree!.Location.ShouldBe(_place.At("real", "package"));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("/etc/passwd")]
    [InlineData("../..")]
    [InlineData("nowhere")]
    public void A_link_in_a_package_is_refused_and_named(string target)
    {
        _place.Write("package/a/file", "x");
        _place.Link("package/a/link", target);

        var problem = Problem();

        problem.Code.ShouldBe(ProblemCodes.SourceUnsafeEntry);
        problem.Message.ShouldContain("a/link");
        problem.Path.ShouldBe(_place.At("package", "a", "link"));
    }

    [UnixFact]
    public void A_name_that_is_not_portable_is_refused_and_shown_without_control_characters()
    {
        _place.Write("package/evil\u001b[2J.md", "x");

        var problem = Problem();

        problem.Code.ShouldBe(ProblemCodes.SourceUnsafeEntry);
        problem.Message.ShouldContain("evil\\u001b[2J.md");
        problem.Path!.ShouldNotContain("\u001b");
    }

    [UnixFact]
    public void Names_that_differ_only_in_case_are_refused()
    {
        _place.Write("package/ReadMe.md", "x");
        _place.Write("package/README.md", "y");

        // On a disk that folds case the second write replaced the first.
        var result = Open();

        (result.Problem?.Code ?? result.Tree!.Entries.Count.ToString()).ShouldBe(
            _place.Disk.IsCaseSensitive(Package) ? ProblemCodes.SourceUnsafeEntry : "1");
    }

    [Fact]
    public void Limits_are_the_last_value_allowed()
    {
        _place.Write("package/a/b/one", "12345");
        _place.Write("package/two", "123");

        Open(new() { MaxFiles = 2, MaxDirectories = 2, MaxDepth = 3, MaxFileBytes = 5, MaxTotalBytes = 8 }).IsOk.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, 2, 3, 5, 8)]
    [InlineData(2, 1, 3, 5, 8)]
    [InlineData(2, 2, 2, 5, 8)]
    [InlineData(2, 2, 3, 4, 8)]
    [InlineData(2, 2, 3, 5, 7)]
    public void One_more_than_a_limit_is_refused(int files, int directories, int depth, long fileBytes, long totalBytes)
    {
        _place.Write("package/a/b/one", "12345");
        _place.Write("package/two", "123");
        var limits = new TreeLimits
        {
            MaxFiles = files,
            MaxDirectories = directories,
            MaxDepth = depth,
            MaxFileBytes = fileBytes,
            MaxTotalBytes = totalBytes,
        };

        Open(limits).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceLimitExceeded);
    }

    [Fact]
    public void A_file_that_grows_while_it_is_read_makes_the_source_changed()
    {
        _place.Write("package/a", "x");
        _disk.Before = (member, path) =>
        {
            if (member == nameof(InterceptedDisk.OpenReadNoFollow))
            {
                _place.Write("package/a", "xyz");
            }
        };

        Problem().Code.ShouldBe(ProblemCodes.SourceChanged);
    }

    [Fact]
    public void A_file_that_goes_while_it_is_read_makes_the_source_changed()
    {
        _place.Write("package/a", "x");
        _disk.Before = (member, path) =>
        {
            if (member == nameof(InterceptedDisk.OpenReadNoFollow))
            {
                _place.Disk.DeleteFile(path);
            }
        };

        Problem().Code.ShouldBe(ProblemCodes.SourceChanged);
    }

    [Fact]
    public void A_file_that_becomes_a_link_while_it_is_read_is_never_followed()
    {
        _place.Write("secret", "s");
        _place.Write("package/a", "x");
        _disk.Before = (member, path) =>
        {
            if (member == nameof(InterceptedDisk.OpenReadNoFollow))
            {
                _place.Disk.DeleteFile(path);
                _place.Disk.CreateLink(path, _place.At("secret"));
            }
        };

        Open().IsOk.ShouldBeFalse();
    }

    [Fact]
    public void What_cannot_be_read_makes_the_source_unreadable()
    {
        _place.Write("package/a", "x");
        _disk.Fail(nameof(InterceptedDisk.OpenReadNoFollow), "a", static () => new UnauthorizedAccessException("Permission denied"));

        Problem().Code.ShouldBe(ProblemCodes.SourceUnreadable);
    }

    [Theory]
    [InlineData("yy")]
    [InlineData("y")]
    [InlineData("")]
    public void Reading_a_file_that_changed_since_fails(string content)
    {
        _place.Write("package/a", "x");
        var tree = Open().Tree!;

        _place.Write("package/a", content);

        Should.Throw<IOException>(() => tree.Read("a")).Message.ShouldContain("changed");
    }

    [Fact]
    public void Asking_for_what_is_no_file_is_misuse()
    {
        _place.Directory("package/d");
        var tree = Open().Tree!;

        Should.Throw<ArgumentException>(() => tree.Read("d"));
        Should.Throw<ArgumentException>(() => tree.Read("../secret"));
        Should.Throw<ArgumentException>(() => new PackageTrees(_disk).Open("relative"));
    }

    [Fact]
    public void Reading_a_package_can_be_stopped()
    {
        _place.Write("package/a", "x");

        Should.Throw<OperationCanceledException>(() => new PackageTrees(_disk).Open(Package, null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Reading_a_package_writes_nothing()
    {
        _place.Write("package/a/b", "x");
        var before = _place.Snapshot();

        Open().IsOk.ShouldBeTrue();

        _place.Snapshot().ShouldBe(before);
    }

    private TreeReadResult Open(TreeLimits? limits = null) => new PackageTrees(_disk).Open(Package, limits);

    private Problem Problem() => Open().Problem.ShouldNotBeNull();
}
