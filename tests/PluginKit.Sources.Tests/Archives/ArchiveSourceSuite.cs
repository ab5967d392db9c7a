using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Testing.Observation;
using PluginKit.Tests.Disks;

namespace PluginKit.Sources.Tests.Archives;

/// <summary>Packages in local archives, as a reference names them.</summary>
public abstract class ArchiveSourceSuite(DiskKind disk)
{
    private const string Manifest = "plugin/plugin.yaml";

    [Fact]
    public async Task A_package_has_the_digest_that_its_folder_has()
    {
        using var folder = new SourceFolder(disk).With("notes/" + Manifest, "name: notes").With("notes/readme.md", "# Notes")
            .With("notes.tar.gz", new TarBuilder().File(Manifest, "name: notes").File("readme.md", "# Notes").ToTarGz())
            .With("notes.zip", new ZipBuilder().File(Manifest, "name: notes").File("readme.md", "# Notes").ToZip())
            .With("notes.tgz", new TarBuilder().Directory("notes-1.0.0/").File("notes-1.0.0/" + Manifest, "name: notes").File("notes-1.0.0/readme.md", "# Notes").ToTarGz());

        var expected = await DigestAsync(folder, "notes");

        (await DigestAsync(folder, "notes.tar.gz")).ShouldBe(expected);
        (await DigestAsync(folder, "notes.zip")).ShouldBe(expected);
        (await DigestAsync(folder, "notes.tgz")).ShouldBe(expected);
    }

    [Fact]
    public async Task A_lone_plugin_folder_is_the_package_s_own()
    {
        using var folder = new SourceFolder(disk).With("notes.zip", new ZipBuilder().File(Manifest, "name: notes").ToZip());

        await using var tree = (await folder.ResolveAsync(folder.Root + "/notes.zip")).Tree.ShouldNotBeNull();

        tree.HasFile(Manifest).ShouldBeTrue();
    }

    [Fact]
    public async Task Requested_and_resolved_are_told_apart_and_the_resolved_one_is_pinned()
    {
        using var folder = new SourceFolder(disk).With("notes.zip", new ZipBuilder().File(Manifest).ToZip());

        var resolution = await folder.ResolveAsync(folder.Root + "/notes.zip");

        await using var tree = resolution.Tree.ShouldNotBeNull();
        resolution.Requested.ShouldNotBeNull().Kind.ShouldBe(SourceKinds.LocalPath);
        resolution.Requested.Value.ShouldBe(folder.Root + "/notes.zip");
        resolution.Resolved.ShouldNotBeNull().Value.ShouldStartWith(folder.Root + "/notes.zip#sha256:");
        await using var again = (await folder.ResolveAsync(resolution.Resolved.Value)).Tree.ShouldNotBeNull();
        again.Digest.ShouldBe(tree.Digest);
    }

    [Fact]
    public async Task A_pin_that_does_not_fit_is_refused()
    {
        using var folder = new SourceFolder(disk).With("notes.zip", new ZipBuilder().File(Manifest).ToZip());

        var resolution = await folder.ResolveAsync($"{folder.Root}/notes.zip#sha256:{new string('a', 64)}");

        resolution.Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceDigestMismatch);
        folder.Disk.List(folder.Home).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_left_of_the_staging_afterwards()
    {
        using var folder = new SourceFolder(disk).With("notes.zip", new ZipBuilder().File(Manifest).ToZip()).With("evil.zip", HostileArchives.All["zip symlink"].Bytes);
        var before = DiskSnapshot.Take(folder.Disk, folder.Root);

        var tree = (await folder.ResolveAsync(folder.Root + "/notes.zip")).Tree.ShouldNotBeNull();
        folder.Disk.List(Staging(folder)).Count.ShouldBe(2);
        await tree.DisposeAsync();
        (await folder.ResolveAsync(folder.Root + "/evil.zip")).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceUnsafeEntry);

        var left = DiskSnapshot.Take(folder.Disk, folder.Root).ChangesSince(before);
        left.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_killed_process_left_is_deleted_by_the_next_one_and_what_is_in_use_stays()
    {
        using var folder = new SourceFolder(disk).With("notes.zip", new ZipBuilder().File(Manifest).ToZip());
        folder.With("home/.plugin-kit-ai/pluginkit/staging/dead.lock", "").With("home/.plugin-kit-ai/pluginkit/staging/dead/content/half", "x");
        await using var first = (await folder.ResolveAsync(folder.Root + "/notes.zip")).Tree.ShouldNotBeNull();

        await using var second = (await folder.ResolveAsync(folder.Root + "/notes.zip")).Tree.ShouldNotBeNull();

        folder.Disk.List(Staging(folder)).Select(static entry => entry.Name).ShouldNotContain("dead");
        folder.Disk.List(Staging(folder)).Count.ShouldBe(4);
        first.Read(Manifest).Length.ShouldBe(1);
        second.Location.ShouldNotBe(first.Location);
    }

    [Fact]
    public async Task A_home_that_cannot_be_written_is_a_clear_problem()
    {
        using var folder = new SourceFolder(disk).With("notes.zip", new ZipBuilder().File(Manifest).ToZip()).With("home/.plugin-kit-ai", "a file in its place");

        (await folder.ResolveAsync(folder.Root + "/notes.zip")).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.WriteFailed);
    }

    private static string Staging(SourceFolder folder) => Path.Combine(folder.Home, ".plugin-kit-ai", "pluginkit", "staging");

    private static async Task<string> DigestAsync(SourceFolder folder, string name)
    {
        var resolution = await folder.ResolveAsync($"{folder.Root}/{name}");
        await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
        return tree.Digest;
    }
}

public sealed class ArchiveSourceOnVirtualDisk() : ArchiveSourceSuite(DiskKind.Virtual);

public sealed class ArchiveSourceOnRealDisk() : ArchiveSourceSuite(DiskKind.Real);
