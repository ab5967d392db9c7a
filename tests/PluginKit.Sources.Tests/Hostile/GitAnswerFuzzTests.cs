using PluginKit.Sources.Tests.Git;
using Xunit.Abstractions;

namespace PluginKit.Sources.Tests.Hostile;

/// <summary>Answers of git with lines and words replaced, left out and doubled, and ends that nobody expects: a typed problem or a package, never an exception, never a secret.</summary>
public sealed class GitAnswerFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] References = ["octo/x", "octo/x@main", "octo/x@v1//plugin", "octo/x@refs/tags/v1", "octo/x@1111111111111111111111111111111111111111"];

    [Fact]
    public async Task No_answer_of_git_makes_it_throw_or_write_elsewhere()
    {
        var git = new OddGit();
        using var repository = new RepositoryOfOthers();
        repository.Instead = (request, _) => git.Answer(request);
        await using (var first = (await repository.ResolveAsync("octo/x")).Tree.ShouldNotBeNull("the answers are good"))
        {
            first.Entries.Count.ShouldBe(2);
        }

        var guard = HostileRepositoryTests.Guard(repository);
        var (refused, rounds) = (0, 0);
        foreach (var (chance, at) in new Fuzz(output).Rounds(150))
        {
            git.Chance = chance;
            var resolution = await repository.ResolveAsync(References[chance.Next(References.Length)]);

            if (resolution.Tree is { } tree)
            {
                await tree.DisposeAsync();
            }
            else
            {
                var problem = resolution.Problem.ShouldNotBeNull(at);
                problem.Message.Any(char.IsControl).ShouldBeFalse(at);
                problem.ToString().ShouldNotContain("s3cret");
                refused++;
            }

            rounds++;
        }

        guard.ShouldHaveLeftNothing();
        refused.ShouldBeInRange(rounds / 10, rounds - 1);
    }
}
