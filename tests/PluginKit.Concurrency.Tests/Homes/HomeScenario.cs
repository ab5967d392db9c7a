using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Concurrency.Tests.Homes;

/// <summary>Brings a home to where an operation on <c>notes</c> has something to do.</summary>
internal static class HomeScenario
{
    public static async Task ArrangeAsync(Home home, WorkerProcess worker, string operation)
    {
        if (operation == "add")
        {
            return;
        }

        await ApplyAsync(worker, "add");
        switch (operation)
        {
            case "update":
                home.Package(Home.Notes, "1.1.0");
                break;
            case "enable":
                await ApplyAsync(worker, "disable");
                break;
            case "repair":
                Damage(home);
                break;
        }
    }

    public static async Task ApplyAsync(WorkerProcess worker, string operation, string id = Home.Notes)
    {
        var answer = await worker.AskAsync("mutate", operation, id);
        answer.Outcome.ShouldBe(Outcome.Applied, answer.ToString());
    }

    /// <summary>One client lost its registration and its switch, files of the other one were changed and its pointer deleted.</summary>
    private static void Damage(Home home)
    {
        Home.Write(home.Registry("sketch"), Home.UserRegistry);
        Home.Write(home.Settings("sketch"), Home.UserSettings);
        var generation = Directory.EnumerateDirectories(Path.Combine(home.Owned("pencil"), "g")).Single();
        Home.Write(Path.Combine(generation, Home.Notes, "extra.txt"), "not ours\n");
        File.Delete(Path.Combine(home.Owned("pencil"), "current"));
    }
}
