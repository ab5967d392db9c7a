using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Concurrency.Tests.Histories;

/// <summary>P15: one process plans and saves the plan, another one changes something, and a third one applies what was saved .</summary>
[Collection(CrowdCollection.Name)]
public sealed class ReviewedPlanTests(Crowd crowd)
{
    [Theory]
    [InlineData("state", "state.json")]
    [InlineData("source", "source")]
    [InlineData("client", "registry.json")]
    public async Task A_plan_is_stale_once_another_process_has_changed_what_it_saw(string change, string input)
    {
        using var home = new Home();
        var processes = await crowd.OpenAsync(3, home.Root);
        await processes[0].AskAsync("plan", "add", Home.Notes);
        await processes[0].AskAsync("save", home.At("plan.json"));
        switch (change)
        {
            case "state":
                await HomeScenario.ApplyAsync(processes[1], "add");
                break;
            case "source":
                home.Package(Home.Notes, "2.0.0");
                break;
            default:
                Home.Write(home.Registry("sketch"), "{\"notes\":\"/somewhere/else\"}\n");
                break;
        }

        var before = HomeImage.Of(home);
        await processes[2].AskAsync("load", home.At("plan.json"));
        var stale = await processes[2].AskAsync("apply");

        stale.Outcome.ShouldBe(Outcome.Failed);
        var problem = stale.Problems.First(static problem => problem.Code == ProblemCodes.PlanStale);
        problem.Details.ShouldNotBeNull()["input"].ShouldEndWith(input);
        HomeImage.Difference(before, HomeImage.Of(home)).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task A_plan_that_nobody_contradicted_is_carried_out_whatever_became_of_other_plugins()
    {
        using var home = new Home();
        home.Package("tasks", "1.0.0");
        var processes = await crowd.OpenAsync(3, home.Root);
        await processes[0].AskAsync("plan", "add", Home.Notes);
        await processes[0].AskAsync("save", home.At("plan.json"));
        await processes[1].AskAsync("doctor");
        await HomeScenario.ApplyAsync(processes[1], "add", "tasks");

        await processes[2].AskAsync("load", home.At("plan.json"));
        (await processes[2].AskAsync("apply")).Outcome.ShouldBe(Outcome.Applied);
    }
}
