using System.Security.Cryptography;
using System.Text;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Processes;

namespace PluginKit.Sources.Tests.Git;

/// <summary>Of a repository only what is needed comes, where its server can leave something out.</summary>
public sealed class PartialFetchTests
{
    private const int Large = 3 << 20;

    [Fact]
    public async Task Large_files_come_with_the_package_that_has_them()
    {
        using var repository = Repository(allowsFilter: true);
        await using var session = new SourceSession();

        var small = await repository.Resolver.ResolveAsync("github:octo/plugins//plugins/small", session, CancellationToken.None);
        var (fetchesOfSmall, sizeOfSmall) = (repository.Fetches, Received(repository));
        var large = await repository.Resolver.ResolveAsync("github:octo/plugins//plugins/large", session, CancellationToken.None);

        Encoding.UTF8.GetString(small.Tree.ShouldNotBeNull(small.Problem?.Message).Read("readme").Span).ShouldBe("small");
        (fetchesOfSmall, sizeOfSmall).ShouldSatisfyAllConditions(
            static seen => seen.fetchesOfSmall.ShouldBe(1),
            static seen => seen.sizeOfSmall.ShouldBeLessThan(Large));
        large.Tree.ShouldNotBeNull(large.Problem?.Message).Read("data.bin").Length.ShouldBe(Large);
        repository.Fetches.ShouldBe(2);
        Received(repository).ShouldBeLessThan(2 * Large, "the other large file was not asked for");
    }

    [Fact]
    public async Task Of_a_large_repository_only_the_files_of_the_package_come()
    {
        using var repository = Repository(allowsFilter: true, configure: static options => options.Git.SparseAboveBytes = 10_000);
        repository.Instead = (request, token) => request.Arguments.Contains("--filter=blob:limit=1m") ? ComesOnAsync(request.Arguments[1], token) : null;

        var resolution = await repository.ResolveAsync("github:octo/plugins//plugins/small");

        await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
        Encoding.UTF8.GetString(tree.Read("readme").Span).ShouldBe("small");
        tree.HasFile("nested/file").ShouldBeTrue();
        Received(repository).ShouldBeLessThan(200_000, "the 1,000 files of the others stay where they are");
        Directory.EnumerateFiles(Mirror(repository), "tmp_*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_leaves_nothing_out_gives_everything()
    {
        using var repository = Repository(allowsFilter: false, configure: static options => options.Git.SparseAboveBytes = 10_000);

        var resolution = await repository.ResolveAsync("github:octo/plugins//plugins/large");

        await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
        tree.Read("data.bin").Length.ShouldBe(Large);
        Received(repository).ShouldBeGreaterThan(2 * Large);
    }

    [Fact]
    public async Task What_is_left_out_counts_when_it_comes()
    {
        using var repository = Repository(allowsFilter: true, configure: static options => options.Git.MaxFetchBytes = 1 << 20);

        (await repository.ResolveAsync("github:octo/plugins//plugins/small")).Problem.ShouldBeNull();
        var refused = (await repository.ResolveAsync("github:octo/plugins//plugins/large")).Problem.ShouldNotBeNull();

        refused.Code.ShouldBe(ProblemCodes.SourceLimitExceeded);
        (await repository.ResolveAsync("github:octo/plugins//plugins/small")).Problem.ShouldBeNull("the mirror is made again");
    }

    [Fact]
    public async Task What_came_once_does_not_come_again()
    {
        using var repository = Repository(allowsFilter: true);
        await (await repository.ResolveAsync("github:octo/plugins//plugins/large")).Tree!.DisposeAsync();
        var fetches = repository.Fetches;

        var again = await repository.ResolveAsync("github:octo/plugins//plugins/large");

        await again.Tree.ShouldNotBeNull(again.Problem?.Message).DisposeAsync();
        repository.Fetches.ShouldBe(fetches);
    }

    /// <summary>A fetch that receives more and more, and is stopped the hard way.</summary>
    private static async Task<ProcessOutcome> ComesOnAsync(string mirror, CancellationToken cancellationToken)
    {
        await File.WriteAllBytesAsync(Path.Combine(mirror, "objects", "pack", "tmp_pack_1"), new byte[20_000], CancellationToken.None);
        await File.WriteAllTextAsync(Path.Combine(mirror, "shallow.lock"), string.Empty, CancellationToken.None);
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("Nobody stopped it.");
    }

    private static RepositoryOfOthers Repository(bool allowsFilter, Action<PluginKit.Sources.Registration.SourcesOptions>? configure = null)
    {
        var repository = new RepositoryOfOthers(configure: configure);
        Directory.CreateDirectory(Path.Combine(repository.Work, "plugins/large"));
        File.WriteAllBytes(Path.Combine(repository.Work, "plugins/large/data.bin"), RandomNumberGenerator.GetBytes(Large));
        File.WriteAllBytes(Path.Combine(repository.Work, "other.bin"), RandomNumberGenerator.GetBytes(Large));
        repository.Commit([
            ("plugins/small/readme", "small"), ("plugins/small/nested/file", "x"),
            .. Enumerable.Range(0, 1000).Select(static number => ($"plugins/p{number}/text", Convert.ToHexString(RandomNumberGenerator.GetBytes(600)))),
        ]);
        repository.Publish("octo/plugins");
        repository.Git("config", "uploadpack.allowFilter", allowsFilter ? "true" : "false");
        return repository;
    }

    private static string Mirror(RepositoryOfOthers repository) => Path.Combine(repository.Home, ".plugin-kit-ai", "pluginkit", "cache", "git");

    private static long Received(RepositoryOfOthers repository) =>
        Directory.EnumerateFiles(Mirror(repository), "*.pack", SearchOption.AllDirectories).Sum(static file => new FileInfo(file).Length);
}
