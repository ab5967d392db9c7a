using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Lifecycle.Tests.Diagnostics;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Tests.Resolving;

/// <summary>What a reference means, without installing anything.</summary>
public abstract class SourceLookSuite(DiskKind kind)
{
    [Fact]
    public async Task A_package_is_told_with_its_digest_and_nothing_is_written()
    {
        using var world = new World(kind);
        var folder = world.Package("notes", "1.2.3");
        var before = WorldImage.Of(world);

        var document = await world.Lifecycle.ResolveSourceAsync(new() { Source = folder + "/" });

        WorldImage.Difference(before, WorldImage.Of(world)).ShouldBe(string.Empty);
        document.Ok.ShouldBeTrue();
        document.Problems.ShouldBeEmpty();
        (document.RequestedSourceRef, document.UsesNetwork, document.NamesRelease).ShouldBe((folder + "/", false, false));
        (document.Requested.ShouldNotBeNull().Kind, document.Requested.Value).ShouldBe((SourceKinds.LocalPath, folder));
        document.Resolved.ShouldNotBeNull().Value.ShouldBe(folder);
        (document.Commit, document.FetchedFrom).ShouldBe((null, null));
        document.Digest.ShouldBe(new PackageTrees(world.Disk).Open(folder).Tree!.Digest);
        document.FileCount.ShouldBe(2);
        document.TotalBytes.ShouldBe(world.Disk.Stat(folder + "/plugin/plugin.yaml")!.Length + world.Disk.Stat(folder + "/plugin/mcp/servers.yaml")!.Length);
        (document.Package.ShouldNotBeNull().IntegrationId, document.Package.Version).ShouldBe(("notes", "1.2.3"));
        document.Package.Targets.ShouldBe(["claude", "codex-package"]);
        (await world.Lifecycle.ListAsync(new())).ManagedEntries.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_there_and_no_package_is_an_answer()
    {
        using var world = new World(kind);
        var folder = Path.Combine(world.Root, "packages");
        world.Package("notes");

        var document = await world.Lifecycle.ResolveSourceAsync(new() { Source = folder });

        document.Ok.ShouldBeTrue();
        document.Package.ShouldBeNull();
        document.Digest.ShouldNotBeNull();
        document.FileCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_package_with_an_error_is_resolved_and_the_error_told()
    {
        using var world = new World(kind);
        var folder = world.Package("notes");
        world.Write(Path.Combine(folder, "plugin", "plugin.yaml"), "api_version: v1\nname: [\n");

        var document = await world.Lifecycle.ResolveSourceAsync(new() { Source = folder });

        document.Ok.ShouldBeFalse();
        document.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.ManifestInvalid);
        document.Digest.ShouldNotBeNull();
        document.Package.ShouldBeNull();
    }

    [Theory]
    [InlineData("", ProblemCodes.Usage)]
    [InlineData("./notes", ProblemCodes.Usage)]
    [InlineData("/nowhere", ProblemCodes.SourceNotFound)]
    [InlineData("/nowhere.zip", ProblemCodes.SourceNotFound)]
    [InlineData("what is this?", ProblemCodes.Usage)]
    [InlineData("https://ada:s3cret@example.org/x.git", ProblemCodes.SourceUnsupported)]
    public async Task What_cannot_be_resolved_is_refused_with_the_next_step(string reference, string code)
    {
        using var world = new World(kind);

        var document = await world.Lifecycle.ResolveSourceAsync(new() { Source = reference });

        document.Ok.ShouldBeFalse();
        var problem = document.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(code, problem.Message);
        problem.NextStep.ShouldNotBeNull();
        (document.Requested, document.Resolved, document.Digest).ShouldBe((null, null, null));
        document.ToString().ShouldNotContain("s3cret");
        document.RequestedSourceRef.ShouldNotBeNull().ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task A_commit_its_address_and_how_far_its_fetch_is_are_told()
    {
        var commit = new string('a', 40);
        using var world = new World(kind, static services => services.AddSingleton<IPluginSource, FetchingSource>());
        world.Package("notes");
        var followed = new Followed();

        var document = await world.Lifecycle.ResolveSourceAsync(new() { Source = $"fetch:{world.Root}/packages/notes", Progress = followed });

        (document.Commit, document.FetchedFrom, document.UsesNetwork, document.NamesRelease).ShouldBe((commit, "https://example.org/notes.git", true, true));
        var fetched = followed.Events.Where(static progress => progress.Fetch is not null).ToList();
        fetched.Select(static progress => progress.Fetch!.Percent).ShouldBe([0, 50, 100]);
        fetched.ShouldAllBe(static progress => progress.Stage.Value == "resolving_source" && progress.Subject!.StartsWith("fetch:", StringComparison.Ordinal));
        fetched[1].Message.ShouldEndWith(": 50%, 1.5 MiB");
    }

    /// <summary>A source that fetches in three steps.</summary>
    private sealed class FetchingSource(Platform.Disk.IDisk disk) : IPluginSource
    {
        public string Kind => SourceKinds.GitUrl;

        public bool UsesNetwork => true;

        public SourceReference? TryParse(string reference) => reference.StartsWith("fetch:", StringComparison.Ordinal) ? new() { Kind = Kind, Value = reference } : null;

        public ValueTask<SourceResolution> ResolveAsync(SourceReference reference, CancellationToken cancellationToken) => ResolveAsync(reference, null, null, cancellationToken);

        public ValueTask<SourceResolution> ResolveAsync(SourceReference reference, SourceSession? session, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
        {
            foreach (var objects in (long[])[0, 5, 10])
            {
                progress.ShouldNotBeNull().Report(new(FetchPhase.Receiving) { Objects = objects, TotalObjects = 10, Bytes = 3 << 19 });
            }

            return ValueTask.FromResult(SourceResolution.Of(
                new PackageTrees(disk).Open(reference.Value["fetch:".Length..], cancellationToken: cancellationToken).Tree!,
                reference,
                new() { Kind = SourceKinds.GitCommit, Value = $"https://example.org/notes@{new string('a', 40)}" },
                namesRelease: true,
                fetchedFrom: "https://example.org/notes.git"));
        }
    }
}

public sealed class SourceLookOnVirtualDisk() : SourceLookSuite(DiskKind.Virtual);

public sealed class SourceLookOnRealDisk() : SourceLookSuite(DiskKind.Real);
