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
    private const int Plugins = 3;

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
        var applied = new List<string>();
        for (var number = 1; number <= Plugins; number++)
        {
            var id = $"beside-{number}";
            var result = (await host.AskAsync("add", Package(host, id), "--targets", target, "--apply")).Document<ResultDocument>();
            result.Outcome.ShouldBeOneOf(Outcome.Applied, Outcome.RolledBack, Outcome.Degraded);
            if (result.Outcome == Outcome.Applied)
            {
                applied.Add(id);
            }
            else
            {
                result.Report.Targets[0].Problems.ShouldContain(static problem => problem.IsError);
            }
        }

        await stop.CancelAsync();
        var saves = await writing;
        var text = await File.ReadAllTextAsync(file);
        var lost = Enumerable.Range(1, saves).Count(number => !text.Contains(target == "claude" ? $"\"W{number}\"" : $"\nw{number} = ", StringComparison.Ordinal));
        output.WriteLine($"{target}: {applied.Count} of {Plugins} applied, {saves} foreign saves, {lost} of them lost by the client");

        var doctor = (await host.AskAsync("doctor")).Document<ReportDocument>();
        var voice = new ClientVoice(host);
        var rows = target == "claude" ? await voice.ClaudeAsync(host.Neutral) : await voice.CodexAsync(host.Neutral);
        foreach (var id in applied)
        {
            var isOn = rows.Any(row => row.Enabled && row.Id.StartsWith(id + "@", StringComparison.Ordinal));
            var isHealthy = doctor.ManagedEntries.Single(entry => entry.IntegrationId == id).IssueCount == 0;
            isHealthy.ShouldBe(isOn, $"{id}: {text}");
        }
    }

    /// <summary>Reads the file, adds a member of its own, keeps the others, and renames the new file over the old one.</summary>
    private static async Task<int> WriteAsync(string file, string target, CancellationToken stop)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var saves = 0;
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
                text = text.Replace("[foreign]\n", $"[foreign]\nw{saves} = 1\n", StringComparison.Ordinal);
            }

            await File.WriteAllTextAsync(file + ".foreign", text, CancellationToken.None);
            File.Move(file + ".foreign", file, overwrite: true);
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }

        return saves;
    }

    private static string Package(HostFixture host, string id)
    {
        var folder = Path.Join(host.Packages, id);
        HostFixture.Write(Path.Join(folder, "plugin", "plugin.yaml"), SamplePackage.Manifest.Replace(SamplePackage.Id, id, StringComparison.Ordinal));
        HostFixture.Write(Path.Join(folder, "plugin", "skills", "look-up", "SKILL.md"), "---\nname: look-up\ndescription: Looks something up.\n---\n\nLook it up.\n");
        return folder;
    }
}
