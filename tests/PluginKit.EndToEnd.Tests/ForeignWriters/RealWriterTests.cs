using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Journeys;
using PluginKit.EndToEnd.Tests.Support;
using Xunit.Abstractions;

namespace PluginKit.EndToEnd.Tests.ForeignWriters;

/// <summary>
/// The real clients beside a program that saves their settings about 50 times a second. They have no protection of their own, so theirs is what is lost;
/// what counts here is that our answer is true: an applied plugin is on when we say so, and doctor names what the other program took away later.
/// </summary>
public sealed class RealWriterTests(ITestOutputHelper output)
{
    private static readonly int Plugins = Environment.GetEnvironmentVariable("PLUGINKIT_FULL") is { Length: > 0 } ? 20 : 3;

    [RealClientsTheory]
    [InlineData("claude")]
    [InlineData("codex")]
    public async Task What_is_reported_is_true_beside_a_program_that_saves_all_the_time(string target)
    {
        using var path = new SearchPath(RealClients.Folder!);
        using var host = new HostFixture { Clients = "auto" };
        var file = host.InHome(target == "claude" ? ".claude/settings.json" : ".codex/config.toml");
        HostFixture.Write(file, target == "claude" ? "{\"env\":{}}\n" : "[foreign]\n");
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() => WriteAsync(file, target, stop.Token));
        var added = await AppliedAsync(host, Enumerable.Range(1, Plugins).Select(static number => $"beside-{number}"), id => ["add", Package(host, id), "--targets", target]);
        var removed = await AppliedAsync(host, added.Where(static (_, index) => index % 2 == 0), static id => ["remove", id]);

        await stop.CancelAsync();
        var (saves, emptied) = await writing;
        var text = await File.ReadAllTextAsync(file);
        var lost = Enumerable.Range(1, saves).Count(number => !text.Contains(target == "claude" ? $"\"W{number}\"" : $"\nw{number} = ", StringComparison.Ordinal));
        output.WriteLine($"{target}: {added.Count} of {Plugins} added, {removed.Count} removed, {saves} foreign saves, {lost} of them lost by the client, which was met with an emptied file {emptied} times");

        var doctor = (await host.AskAsync("doctor")).Document<ReportDocument>();
        var voice = new ClientVoice(host);
        var rows = target == "claude" ? await voice.ClaudeAsync(host.Neutral) : await voice.CodexAsync(host.Neutral);
        foreach (var id in removed)
        {
            rows.ShouldNotContain(row => row.Enabled && row.Id.StartsWith(id + "@", StringComparison.Ordinal));
        }

        foreach (var id in added.Except(removed))
        {
            var isOn = rows.Any(row => row.Enabled && row.Id.StartsWith(id + "@", StringComparison.Ordinal));
            var isHealthy = doctor.ManagedEntries.Single(entry => entry.IntegrationId == id).IssueCount == 0;
            isHealthy.ShouldBe(isOn, $"{id}: {text}");
        }
    }

    /// <summary>Carries a command out for each plugin; whatever was not applied says why.</summary>
    private static async Task<List<string>> AppliedAsync(HostFixture host, IEnumerable<string> ids, Func<string, string[]> command)
    {
        var applied = new List<string>();
        foreach (var id in ids.ToList())
        {
            var result = (await host.AskAsync([.. command(id), "--apply"])).Document<ResultDocument>();
            result.Outcome.ShouldBeOneOf(Outcome.Applied, Outcome.RolledBack, Outcome.Degraded, Outcome.Failed);
            if (result.Outcome == Outcome.Applied)
            {
                applied.Add(id);
            }
            else
            {
                result.Problems.Concat(result.Report.Targets.SelectMany(static row => row.Problems)).ShouldContain(static problem => problem.IsError);
            }
        }

        return applied;
    }

    /// <summary>Reads the file, adds a member of its own, keeps the others, and renames the new file over the old one.</summary>
    private static async Task<(int Saves, int Emptied)> WriteAsync(string file, string target, CancellationToken stop)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var (saves, emptied) = (0, 0);
        while (!stop.IsCancellationRequested)
        {
            var text = await File.ReadAllTextAsync(file, CancellationToken.None);
            saves++;
            if (target == "claude")
            {
                var settings = JsonNode.Parse(text)!.AsObject();
                if (settings["env"] is not JsonObject own)
                {
                    settings["env"] = own = [];
                }

                own[$"W{saves}"] = "x";
                text = settings.ToJsonString();
            }
            else
            {
                if (text.Length == 0)
                {
                    // Codex empties the file and writes it anew when marketplaces come and go: who reads in that moment saves nothing of what was there.
                    emptied++;
                    text = "[foreign]\n";
                }

                text = text.Replace("[foreign]\n", $"[foreign]\nw{saves} = 1\n", StringComparison.Ordinal);
            }

            await File.WriteAllTextAsync(file + ".foreign", text, CancellationToken.None);
            File.Move(file + ".foreign", file, overwrite: true);
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }

        return (saves, emptied);
    }

    private static string Package(HostFixture host, string id)
    {
        var folder = Path.Join(host.Packages, id);
        HostFixture.Write(Path.Join(folder, "plugin", "plugin.yaml"), SamplePackage.Manifest.Replace(SamplePackage.Id, id, StringComparison.Ordinal));
        HostFixture.Write(Path.Join(folder, "plugin", "skills", "look-up", "SKILL.md"), "---\nname: look-up\ndescription: Looks something up.\n---\n\nLook it up.\n");
        return folder;
    }
}
