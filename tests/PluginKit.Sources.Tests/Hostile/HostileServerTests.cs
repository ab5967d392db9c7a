using PluginKit.Contracts.Problems;
using PluginKit.Sources.Registration;
using PluginKit.Sources.Tests.Git;

namespace PluginKit.Sources.Tests.Hostile;

/// <summary>Servers that begin well and go wrong with the files (<c>reliability.md</c> section 5 C 56), and one that sends another commit than was asked for.</summary>
public sealed class HostileServerTests : IAsyncDisposable
{
    private readonly RepositoryOfOthers _repository = new(configure: Hasty);
    private readonly GitHttpServer _server;
    private readonly string _first;
    private readonly string _last;

    public HostileServerTests()
    {
        _first = _repository.Commit(("plugin/plugin.yaml", "name: notes"));
        _last = _repository.Commit(("plugin/plugin.yaml", "name: evil"), ("noise", Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(100_000))));
        _repository.Publish("octo/notes");
        _server = new(_repository.Hub);
    }

    [Theory]
    [InlineData("half")]
    [InlineData("drip")]
    public async Task C56_a_server_that_stops_in_the_middle_of_the_files_is_left_and_the_next_one_is_not_disturbed(string behaviour)
    {
        var guard = HostileRepositoryTests.Guard(_repository);

        var problem = (await _repository.ResolveAsync(Of(behaviour))).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.SourceUnreachable, problem.Message);
        guard.ShouldHaveLeftNothing();
        (await _repository.ResolveAsync(Of("open"))).Tree.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_server_that_sends_another_commit_than_the_pinned_one_is_not_believed()
    {
        _server.Instead = _last;
        var guard = HostileRepositoryTests.Guard(_repository);

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var problem = (await _repository.ResolveAsync($"{Of("liar")}#{_first}")).Problem.ShouldNotBeNull();
            problem.IsError.ShouldBeTrue();
        }

        guard.ShouldHaveLeftNothing();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _repository.Dispose();
    }

    private static void Hasty(SourcesOptions options)
    {
        options.Git.AllowLoopbackHttp = true;
        options.Git.Timeout = TimeSpan.FromSeconds(5);
    }

    private string Of(string behaviour) => $"{_server.Address}{behaviour}/octo/notes.git";
}
