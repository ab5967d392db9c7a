using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Tests.Disks;

namespace PluginKit.Catalog.Tests.Checkouts;

public abstract class RevisionTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    [Fact]
    public void Without_git_the_revision_is_the_digest_of_the_packages()
    {
        using var first = new CatalogWorld(NewDisk()).WithPlugin("notes");
        using var same = new CatalogWorld(NewDisk()).WithPlugin("notes").With("README.md", "Beside the packages.");
        using var other = new CatalogWorld(NewDisk()).WithPlugin("notes", description: "Other.");

        var revision = first.Load().Source.Revision;

        revision.ShouldStartWith("sha256:");
        same.Load().Source.Revision.ShouldBe(revision);
        other.Load().Source.Revision.ShouldNotBe(revision);
        first.Load().Entries[0].CatalogRevision.ShouldBe(revision);
        first.Load().Source.Kind.ShouldBe("local_checkout");
        first.Load().Source.FetchedAt.ShouldBeNull();
    }

    [Fact]
    public void A_detached_head_is_the_revision()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes").With(".git/HEAD", Commit + "\n");

        world.Load().Source.Revision.ShouldBe(Commit);
    }

    [Fact]
    public void A_branch_is_followed_to_its_commit()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes").With(".git/HEAD", "ref: refs/heads/main\n").With(".git/refs/heads/main", Commit + "\n");

        world.Load().Source.Revision.ShouldBe(Commit);
    }

    [Fact]
    public void A_packed_branch_is_found()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes").With(".git/HEAD", "ref: refs/heads/main\n")
            .With(".git/packed-refs", $"# pack-refs with: peeled\n{new string('a', 40)} refs/heads/not-main\n{Commit} refs/heads/main\n^{new string('b', 40)}\n");

        world.Load().Source.Revision.ShouldBe(Commit);
    }

    [Fact]
    public void A_linked_worktree_is_followed()
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes").With(".git", "gitdir: /main/.git/worktrees/catalog\n");
        world.Disk.AddFile("/main/.git/worktrees/catalog/HEAD", "ref: refs/heads/topic\n").AddFile("/main/.git/worktrees/catalog/commondir", "../..\n")
            .AddFile("/main/.git/refs/heads/topic", Commit + "\n");

        world.Load().Source.Revision.ShouldBe(Commit);
    }

    [Theory]
    [InlineData("ref: refs/heads/../../../secret")]
    [InlineData("ref: /etc/passwd")]
    [InlineData("not a commit")]
    [InlineData("")]
    public void A_head_that_cannot_be_read_gives_the_digest(string head)
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes").With(".git/HEAD", head).With("secret", Commit);

        world.Load().Source.Revision.ShouldStartWith("sha256:");
    }

    [Theory]
    [InlineData("gitdir: \0")]
    [InlineData("gitdir: /nowhere")]
    [InlineData("gitdir:")]
    [InlineData("text")]
    public void A_git_file_that_leads_nowhere_gives_the_digest(string content)
    {
        using var world = new CatalogWorld(NewDisk()).WithPlugin("notes").With(".git", content);

        world.Load().Source.Revision.ShouldStartWith("sha256:");
    }
}

public sealed class RevisionTestsOnVirtualDisk() : RevisionTests(DiskKind.Virtual);

public sealed class RevisionTestsOnRealDisk() : RevisionTests(DiskKind.Real);
