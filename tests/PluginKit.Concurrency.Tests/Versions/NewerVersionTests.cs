using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Concurrency.Tests.Versions;

/// <summary>
/// P7: a newer version works on the same machine by turns with this one. What it writes is what a later schema would look like; this one refuses to change
/// anything on top of it, and nothing of either is lost.
/// </summary>
[Collection(CrowdCollection.Name)]
public sealed class NewerVersionTests(Crowd crowd)
{
    private static readonly string[] Operations = ["add", "update", "remove", "repair", "enable", "disable"];

    [Fact]
    public async Task Whoever_finds_the_state_of_a_newer_version_reads_and_leaves_it_alone()
    {
        using var home = new Home();
        var processes = await crowd.OpenAsync(Operations.Length, home.Root);
        for (var round = 0; round < 5; round++)
        {
            await HomeScenario.ApplyAsync(processes[0], round == 0 ? "add" : round % 2 == 1 ? "disable" : "enable");
            var ours = File.ReadAllText(home.State);
            File.WriteAllText(home.State, ours.Replace("\"schema_version\": 1", $"\"schema_version\": 2, \"round\": {round}", StringComparison.Ordinal));
            var before = HomeImage.Of(home);

            var answers = await Task.WhenAll(processes.Zip(Operations, static (process, operation) => process.AskAsync("mutate", operation, Home.Notes, "replan=yes")));
            var recovered = await processes[0].AskAsync("recover");
            var listed = (await processes[0].AskAsync("list")).Report;

            answers.ShouldAllBe(static answer => answer.Outcome == Outcome.Failed);
            answers.ShouldAllBe(static answer => answer.Errors.Contains(ProblemCodes.StateNewer));
            recovered.Outcome.ShouldBe(Outcome.Failed);
            recovered.Result.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.StateNewer);
            listed.Ok.ShouldBeFalse();
            listed.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.StateNewer);
            HomeImage.Difference(before, HomeImage.Of(home)).ShouldBe(string.Empty);
            File.WriteAllText(home.State, ours);
        }

        (await processes[0].AskAsync("doctor")).Report.IssueCount.ShouldBe(0);
    }

    [Fact]
    public async Task An_operation_that_a_newer_version_left_open_stops_every_mutation()
    {
        using var home = new Home();
        var process = (await crowd.OpenAsync(1, home.Root))[0];
        await HomeScenario.ApplyAsync(process, "add");
        Home.Write(
            Path.Combine(home.Operations, "add-20990101000000000-00000000", "journal.jsonl"),
            """{"record":"intent","schema_version":2,"operation_id":"add-20990101000000000-00000000","what":"is said otherwise"}""" + "\n");
        var before = HomeImage.Of(home);

        foreach (var operation in Operations.Skip(2))
        {
            var answer = await process.AskAsync("mutate", operation, Home.Notes);
            answer.Errors.ShouldBe(answer.IsNothing ? [] : [ProblemCodes.JournalUnreadable], operation);
        }

        (await process.AskAsync("recover")).Outcome.ShouldBe(Outcome.Degraded);
        (await process.AskAsync("doctor")).Report.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.JournalUnreadable);
        HomeImage.Difference(before, HomeImage.Of(home)).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task A_receipt_of_a_newer_version_stops_what_is_about_its_plugin_only()
    {
        using var home = new Home();
        home.Package("tasks", "1.0.0");
        var processes = await crowd.OpenAsync(Operations.Length, home.Root);
        await HomeScenario.ApplyAsync(processes[0], "add");
        var newer = File.ReadAllText(home.Receipt).Replace("\"schema_version\": 1", "\"schema_version\": 2", StringComparison.Ordinal);
        File.WriteAllText(home.Receipt, newer);
        var before = HomeImage.Of(home);

        var answers = await Task.WhenAll(processes.Zip(Operations, static (process, operation) => process.AskAsync("mutate", operation, Home.Notes, "replan=yes")));

        answers.ShouldAllBe(static answer => answer.Outcome == Outcome.Failed);
        answers.Skip(1).ShouldAllBe(static answer => answer.Errors.Contains(ProblemCodes.ReceiptNewer));
        HomeImage.Difference(before, HomeImage.Of(home)).ShouldBe(string.Empty);
        await HomeScenario.ApplyAsync(processes[0], "add", "tasks");
        File.ReadAllText(home.Receipt).ShouldBe(newer);
    }
}
