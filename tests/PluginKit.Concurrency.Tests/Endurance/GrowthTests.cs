using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Vocabulary;
using Xunit.Abstractions;

namespace PluginKit.Concurrency.Tests.Endurance;

/// <summary>What a process that lives long gathers up.</summary>
[Collection(CrowdCollection.Name)]
public sealed class GrowthTests(Crowd crowd, ITestOutputHelper output)
{
    private static readonly string[] Round = ["add", "disable", "enable", "update", "remove"];

    [Fact]
    public async Task A_thousand_operations_leave_no_growth_in_handles_temporary_files_or_journals()
    {
        using var home = new Home();
        var process = (await crowd.OpenAsync(1, home.Root))[0];

        await WorkAsync(home, process, 100);
        var (handles, files) = (Handles(process), Files(home));
        await WorkAsync(home, process, 900);

        output.WriteLine($"handles: {handles}, then {Handles(process)}; files: {files.Count}, then {Files(home).Count}");
        Files(home).ShouldBe(files);
        Directory.GetFiles(home.InOwn("pluginkit", "log")).Length.ShouldBeLessThanOrEqualTo(2, "the operation log and the one before it");
        Handles(process).ShouldBeLessThanOrEqualTo(handles + 2, "the runtime opens one or two of its own now and then");
        home.Leftovers().ShouldBeEmpty();
    }

    private static async Task WorkAsync(Home home, WorkerProcess process, int operations)
    {
        for (var number = 0; number < operations; number++)
        {
            var operation = Round[number % Round.Length];
            home.Package(Home.Notes, operation == "update" ? "1.1.0" : "1.0.0");
            var answer = await process.AskAsync("mutate", operation, Home.Notes, "targets=sketch");
            answer.Outcome.ShouldBe(Outcome.Applied, answer.ToString());
        }
    }

    private static IReadOnlyList<string> Files(Home home) =>
    [
        .. Directory.EnumerateFileSystemEntries(home.At("home"), "*", SearchOption.AllDirectories)
            .Where(path => !path.StartsWith(home.InOwn("pluginkit", "log"), StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static int Handles(WorkerProcess process) =>
        OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries($"/proc/{process.Id}/fd").Length : 0;
}
