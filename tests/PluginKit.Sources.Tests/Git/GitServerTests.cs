using System.Text;
using PluginKit.Contracts.Problems;
using PluginKit.Sources.Registration;

namespace PluginKit.Sources.Tests.Git;

/// <summary>The real git against a server, good and bad ones (R-41, R-45, hostile inputs 56, 57, 71).</summary>
public sealed class GitServerTests : IAsyncDisposable
{
    private readonly RepositoryOfOthers _repository = new(configure: Loopback);
    private readonly GitHttpServer _server;

    public GitServerTests()
    {
        _repository.Commit(("plugin/plugin.yaml", "name: notes"));
        _repository.Publish("octo/notes");
        _server = new(_repository.Hub);
    }

    [Fact]
    public async Task A_repository_is_fetched_without_its_history()
    {
        _repository.Commit(("plugin/plugin.yaml", "name: newer"));

        var resolution = await _repository.ResolveAsync(Of("open"));

        await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
        Encoding.UTF8.GetString(tree.Read("plugin/plugin.yaml").Span).ShouldBe("name: newer");
        Directory.EnumerateFiles(Path.Combine(_repository.Home, ".plugin-kit-ai", "pluginkit", "cache", "git"), "shallow", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_update_brings_the_new_commit_and_asks_for_nothing_when_there_is_none()
    {
        await (await _repository.ResolveAsync(Of("open"))).Tree!.DisposeAsync();
        var fetches = _repository.Fetches;

        await (await _repository.ResolveAsync(Of("open"))).Tree!.DisposeAsync();
        _repository.Fetches.ShouldBe(fetches);
        _repository.Commit(("plugin/plugin.yaml", "name: newer"));
        await (await _repository.ResolveAsync(Of("open"))).Tree!.DisposeAsync();

        _repository.Fetches.ShouldBe(fetches + 1);
    }

    [Fact]
    public async Task A_moved_tag_is_another_commit()
    {
        _repository.Git("tag", "v1");
        var first = (await _repository.ResolveAsync(Of("open") + "#v1")).Resolved!.Value;
        _repository.Commit(("evil", "x"));
        _repository.Git("tag", "--force", "v1");

        (await _repository.ResolveAsync(Of("open") + "#v1")).Resolved!.Value.ShouldNotBe(first);
    }

    [Fact]
    public async Task A_private_one_says_how_to_sign_in_and_never_asks()
    {
        var problem = (await _repository.ResolveAsync(Of("private"))).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.SourceAuthRequired);
        problem.Message.ShouldContain("git ls-remote");
        problem.Details.ShouldNotBeNull()["host"].ShouldBe("127.0.0.1");
        problem.Details["transport"].ShouldBe("http");
    }

    [UnixFact]
    public async Task A_private_one_is_read_with_the_users_own_helper_and_no_secret_is_told()
    {
        Helper(GitHttpServer.Secret);

        var resolution = await _repository.ResolveAsync(Of("private"));

        await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
        _repository.Commands.ShouldAllBe(static command => !command.Contains(GitHttpServer.Secret, StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_repository.Home, ".plugin-kit-ai"), "*", SearchOption.AllDirectories).Where(static file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)).ShouldNotContain(GitHttpServer.Secret);
        }
    }

    [UnixFact]
    public async Task A_wrong_secret_is_refused_without_being_told()
    {
        Helper("wr0ng-secret");

        var problem = (await _repository.ResolveAsync(Of("private"))).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.SourceAuthRequired);
        problem.ToString().ShouldNotContain("wr0ng-secret");
    }

    [Theory]
    [InlineData("page", ProblemCodes.SourceNotContent)]
    [InlineData("gone", ProblemCodes.SourceNotFound)]
    [InlineData("moved", ProblemCodes.SourceMoved)]
    [InlineData("torn", ProblemCodes.SourceUnreachable)]
    public async Task A_server_that_has_something_else_is_told_apart(string behaviour, string code)
    {
        var problem = (await _repository.ResolveAsync(Of(behaviour))).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe(code, problem.Message);
        problem.Message.Any(char.IsControl).ShouldBeFalse();
        _server.Requests.ShouldAllBe(request => request.Contains(behaviour, StringComparison.Ordinal), "nobody was led elsewhere");
    }

    [Theory]
    [InlineData("slow")]
    [InlineData("endless")]
    public async Task A_server_that_never_ends_is_left_in_time(string behaviour)
    {
        using var repository = new RepositoryOfOthers(configure: static options =>
        {
            Loopback(options);
            options.Git.Timeout = TimeSpan.FromSeconds(2);
        });

        var problem = (await repository.ResolveAsync(Of(behaviour))).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.SourceUnreachable);
        problem.Message.ShouldContain("did not answer in time");
    }

    [Fact]
    public async Task Cancelling_ends_git()
    {
        using var cancelled = new CancellationTokenSource();
        var resolving = _repository.Resolver.ResolveAsync(Of("slow"), cancelled.Token);
        while (_server.Requests.Count == 0 && !resolving.IsCompleted)
        {
            await Task.Yield();
        }

        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => resolving);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _repository.Dispose();
    }

    private static void Loopback(SourcesOptions options) => options.Git.AllowLoopbackHttp = true;

    private string Of(string behaviour) => $"{_server.Address}{behaviour}/octo/notes.git";

    /// <summary>A helper as users have them: a program that is named in their own configuration.</summary>
    private void Helper(string secret) => File.WriteAllText(
        Path.Combine(_repository.Home, ".gitconfig"),
        $"[credential]\n\thelper = \"!f() {{ echo username={GitHttpServer.User}; echo password={secret}; }}; f\"\n");
}
