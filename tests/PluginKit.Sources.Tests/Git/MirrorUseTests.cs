using System.Text;
using PluginKit.Contracts.Sources;
using PluginKit.Sources.Git;

namespace PluginKit.Sources.Tests.Git;

/// <summary>What a mirror saves: fetches and waiting.</summary>
public sealed class MirrorUseTests : IDisposable
{
    private readonly RepositoryOfOthers _repository = new();

    [Fact]
    public async Task What_is_here_is_not_fetched_again_and_what_moved_is()
    {
        _repository.Commit(("a", "1"));
        await TextAsync("a");
        var before = _repository.Fetches;

        (await TextAsync("a")).ShouldBe("1");
        _repository.Fetches.ShouldBe(before);
        _repository.Commit(("a", "2"));

        (await TextAsync("a")).ShouldBe("2");
        _repository.Fetches.ShouldBe(before + 1);
    }

    [Fact]
    public async Task Many_packages_of_one_repository_are_fetched_once()
    {
        _repository.Commit([.. Enumerable.Range(0, 29).Select(static number => ($"plugins/p{number}/plugin.yaml", $"name: p{number}"))]);
        _repository.Publish("octo/plugins");
        await using var session = new SourceSession();

        for (var number = 0; number < 29; number++)
        {
            var resolution = await _repository.Resolver.ResolveAsync($"github:octo/plugins//plugins/p{number}", session, CancellationToken.None);
            Text(resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message), "plugin.yaml").ShouldBe($"name: p{number}");
        }

        _repository.Fetches.ShouldBe(1);
        _repository.Commands.Count(static command => command.Contains("ls-remote ", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_left_but_the_mirror()
    {
        _repository.Commit(("a", "1"));

        await TextAsync("a");

        Directory.EnumerateFileSystemEntries(Path.Combine(_repository.Home, ".plugin-kit-ai", "pluginkit")).Select(Path.GetFileName).ShouldBe(["cache"]);
    }

    [Fact]
    public async Task A_package_of_what_is_here_waits_for_nobody()
    {
        var commit = _repository.Commit(("plugins/notes/a", "1"));
        var remote = new GitRemote(_repository.Address, "file");
        (await _repository.Client.FetchAsync(remote, commit, null, CancellationToken.None)).ShouldBeNull();
        var file = Path.Combine(_repository.Home, "notes.tar");
        using var fetching = _repository.Disk.TryLock(_repository.Mirrors.Look().ShouldHaveSingleItem().Path + ".lock").ShouldNotBeNull();

        var packing = _repository.Client.PackAsync(remote, commit, "plugins/notes", file, null, CancellationToken.None);

        (await packing.WaitAsync(TimeSpan.FromMinutes(1))).ShouldBeNull();
        File.Exists(file).ShouldBeTrue();
    }

    [Fact]
    public async Task A_mirror_that_was_collected_is_made_again()
    {
        _repository.Commit(("a", "1"));
        await (await _repository.ResolveAsync(_repository.Address)).Tree.ShouldNotBeNull().DisposeAsync();
        var mirror = _repository.Mirrors.Look().ShouldHaveSingleItem();
        mirror.UsedAt.ShouldNotBeNull();
        mirror.IsExpired.ShouldBeFalse();

        (await _repository.Mirrors.DeleteAsync(mirror, CancellationToken.None)).ShouldBeNull();
        Directory.Exists(mirror.Path).ShouldBeFalse();
        var again = await _repository.ResolveAsync(_repository.Address);

        await again.Tree.ShouldNotBeNull(again.Problem?.Message).DisposeAsync();
        _repository.Fetches.ShouldBe(2);
    }

    public void Dispose() => _repository.Dispose();

    private async Task<string> TextAsync(string path)
    {
        var resolution = await _repository.ResolveAsync(_repository.Address);
        await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
        return Text(tree, path);
    }

    private static string Text(PackageTree tree, string path) => Encoding.UTF8.GetString(tree.Read(path).Span);
}
