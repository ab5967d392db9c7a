using System.Text;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Processes;

namespace PluginKit.Sources.Tests.Git;

/// <summary>How far a fetch is: numbers of the real git, and nothing of what a server says besides.</summary>
public sealed class FetchProgressTests : IAsyncDisposable
{
    private readonly RepositoryOfOthers _repository = new(configure: static options => options.Git.AllowLoopbackHttp = true);
    private readonly GitHttpServer _server;
    private readonly Told _told = new();

    public FetchProgressTests()
    {
        _repository.Commit([.. Enumerable.Range(0, 300).Select(static number => ($"plugin/file{number}", $"text {number}"))]);
        _repository.Publish("octo/notes");
        _server = new(_repository.Hub);
    }

    [Fact]
    public async Task Objects_are_counted_up_to_the_last_one_and_told_once_per_percent()
    {
        await ResolveAsync("open");

        var received = _told.Of(FetchPhase.Receiving);
        received.Count.ShouldBeInRange(50, 101);
        received.Select(static progress => progress.Percent!.Value).ShouldBe(received.Select(static progress => progress.Percent!.Value).Distinct().Order());
        (received[^1].Percent, received[^1].Objects).ShouldBe((100, received[^1].TotalObjects));
        received[^1].TotalObjects!.Value.ShouldBeGreaterThan(300);
        received[^1].Bytes.ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_is_here_already_has_no_progress()
    {
        await ResolveAsync("open");
        _told.Clear();

        await ResolveAsync("open");

        _told.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_who_wants_to_know_is_nobody_who_has_to()
    {
        var resolution = await _repository.ResolveAsync(Of("open"));

        await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
        _repository.Commands.Single(static command => command.Contains(" fetch ", StringComparison.Ordinal)).ShouldNotContain("--progress");
    }

    [Fact]
    public async Task Whoever_is_told_and_throws_stops_nothing()
    {
        var resolution = await _repository.Resolver.ResolveAsync(Of("open"), null, new Throwing(), CancellationToken.None);

        await using var tree = resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message);
        tree.Entries.Count.ShouldBe(301);
    }

    [UnixFact]
    public async Task A_server_that_shouts_is_not_repeated()
    {
        await ResolveAsync("loud");

        _told.Of(FetchPhase.Receiving)[^1].Percent.ShouldBe(100);
        _told.All.ShouldAllBe(static progress => progress.TotalObjects != 9999, "the server does not speak for this machine");
    }

    [Theory]
    [InlineData("Receiving objects:  50% (5/10), 1.50 MiB | 2.00 MiB/s\r", "Receiving 5/10 1572864")]
    [InlineData("Receiving objects: 100% (10/10), 900 bytes | 900.00 KiB/s, done.\n", "Receiving 10/10 900")]
    [InlineData("remote: Counting objects:  10% (1/10)        \u001b[K\r", "Preparing 1/10 ")]
    [InlineData("Resolving deltas:  33% (1/3)\r", "Resolving 1/3 ")]
    [InlineData("Resolving deltas: 100% (3/3), done.\n", "Resolving 3/3 ")]
    [InlineData("Resolving deltas: 100% (3/3)\r", "")]
    [InlineData("Receiving objects:  50% (5/10)", "")]
    [InlineData("Receiving objects: 200% (20/10)\r", "")]
    [InlineData("Receiving objects:  50% (99999999999999999999/10)\r", "")]
    [InlineData("remote: Receiving objects:  50% (5/10)\r", "")]
    [InlineData("\u001b[2JReceiving objects:  50% (5/10)\r", "")]
    [InlineData("fatal: Receiving objects:  50% (5/10)\n", "")]
    public async Task Only_numbers_of_known_lines_are_taken_over(string line, string expected)
    {
        await SayAsync([line]);

        string.Join(';', _told.All.Select(static progress => $"{progress.Phase} {progress.Objects}/{progress.TotalObjects} {progress.Bytes}")).ShouldBe(expected);
    }

    [Fact]
    public async Task A_line_may_come_in_pieces_and_one_without_end_is_passed_over()
    {
        await SayAsync(["Receiv", "ing objects:  50% (5/1", "0)\r", new string('x', 100_000), "\rReceiving objects:  60% (6/10)\r", "Receiving objects:  60% (6/10), 1 bytes\r"]);

        _told.All.Select(static progress => progress.Objects).ShouldBe([5, 6]);
    }

    [Fact]
    public async Task A_failure_is_not_told_in_the_words_of_progress()
    {
        _repository.Instead = static (request, _) => request.Arguments.Contains("fetch")
            ? Task.FromResult(new ProcessOutcome(ProcessEnd.Exited, 128, string.Empty, "fatal: early EOF\nReceiving objects:  43% (43/100)\rReceiving objects:  44% (44/100)\r"))
            : null;

        var problem = (await _repository.Resolver.ResolveAsync(Of("open"), null, _told, CancellationToken.None)).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.SourceUnreachable);
        problem.Message.ShouldEndWith("git says: fatal: early EOF");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _repository.Dispose();
    }

    private async Task ResolveAsync(string behaviour)
    {
        var resolution = await _repository.Resolver.ResolveAsync(Of(behaviour), null, _told, CancellationToken.None);
        await resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message).DisposeAsync();
    }

    /// <summary>A git that says this while it fetches, and fails then.</summary>
    private async Task SayAsync(IReadOnlyList<string> pieces)
    {
        _repository.Instead = (request, _) =>
        {
            if (!request.Arguments.Contains("fetch"))
            {
                return null;
            }

            foreach (var piece in pieces)
            {
                request.ErrorRead.ShouldNotBeNull()(Encoding.UTF8.GetBytes(piece));
            }

            return Task.FromResult(new ProcessOutcome(ProcessEnd.Exited, 1, string.Empty, "fatal: no"));
        };
        (await _repository.Resolver.ResolveAsync(Of("open"), null, _told, CancellationToken.None)).Problem.ShouldNotBeNull();
    }

    private string Of(string behaviour) => $"{_server.Address}{behaviour}/octo/notes.git";

    private sealed class Throwing : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => throw new InvalidOperationException("no");
    }

    private sealed class Told : IProgress<FetchProgress>
    {
        private readonly List<FetchProgress> _all = [];

        public IReadOnlyList<FetchProgress> All
        {
            get
            {
                lock (_all)
                {
                    return [.. _all];
                }
            }
        }

        public IReadOnlyList<FetchProgress> Of(FetchPhase phase) => [.. All.Where(progress => progress.Phase == phase)];

        public void Clear()
        {
            lock (_all)
            {
                _all.Clear();
            }
        }

        public void Report(FetchProgress value)
        {
            lock (_all)
            {
                _all.Add(value);
            }
        }
    }
}
