using PluginKit.Contracts.Problems;
using PluginKit.Platform.Processes;

namespace PluginKit.Sources.Tests.Git;

/// <summary>What is said where git is missing, and where it did not answer in time.</summary>
public sealed class GitPresenceTests : IDisposable
{
    private readonly RepositoryOfOthers _repository = new();

    [Fact]
    public async Task Without_git_it_is_said_and_nothing_is_tried()
    {
        using var repository = new RepositoryOfOthers(hasGit: false);

        var problem = (await repository.ResolveAsync("octo/plugins")).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.GitMissing);
        repository.Commands.ShouldBeEmpty();
        (await repository.ResolveAsync("octo/plugins@" + new string('a', 40))).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.GitMissing);
        Directory.EnumerateFileSystemEntries(repository.Home).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_git_is_missing_the_next_step_names_git()
    {
        using var repository = new RepositoryOfOthers(hasGit: false);

        var problem = (await repository.ResolveAsync("octo/plugins")).Problem.ShouldNotBeNull();

        EnglishProblemFormatter.Instance.Describe(problem.NextStep.ShouldNotBeNull()).ShouldBe("Install git 2.32 or newer, or put it on the search path.");
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("config")]
    public async Task A_git_that_was_too_slow_once_is_asked_again(string question)
    {
        _repository.Commit(("a", "1"));
        var isFirst = true;
        _repository.Instead = (request, _) =>
        {
            var isSlow = isFirst && request.Arguments[0] == question;
            isFirst = isFirst && !isSlow;
            return isSlow ? Task.FromResult(new ProcessOutcome(ProcessEnd.TimedOut, -1, string.Empty, string.Empty)) : null;
        };

        var problem = (await _repository.ResolveAsync(_repository.Address)).Problem.ShouldNotBeNull();
        var resolution = await _repository.ResolveAsync(_repository.Address);

        problem.Code.ShouldBe(ProblemCodes.GitMissing);
        problem.Message.ShouldContain("did not say in time");
        await resolution.Tree.ShouldNotBeNull(resolution.Problem?.Message).DisposeAsync();
    }

    public void Dispose() => _repository.Dispose();
}
