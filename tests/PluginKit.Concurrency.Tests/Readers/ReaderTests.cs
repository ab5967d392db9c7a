using PluginKit.Concurrency.Tests.Homes;
using PluginKit.Concurrency.Tests.Processes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using Xunit.Abstractions;

namespace PluginKit.Concurrency.Tests.Readers;

/// <summary>
/// P4: one process changes things five hundred times with the clients' own adapters, eight others read all the while. Every answer is one committed state,
/// and none goes back to an earlier one.
/// </summary>
[Collection(CrowdCollection.Name)]
public sealed class ReaderTests(Crowd crowd, ITestOutputHelper output)
{
    private const int Readers = 8;
    private const int Operations = 500;

    private static readonly string[] Ids = ["alpha", "beta", "gamma"];

    private readonly CommittedStates _states = new();
    private readonly List<string> _failures = [];
    private readonly Lock _gate = new();
    private int _answers;

    [Fact]
    public async Task Every_answer_of_eight_readers_is_one_committed_state_while_a_writer_works()
    {
        var (chance, seed) = Dice.Roll(output);
        using var home = new Home();
        Foreign(home);
        var processes = await crowd.OpenAsync(Readers + 1, home.Root, "adapters=real");

        var reading = Task.WhenAll(processes.Skip(1).Select(ReadAsync));
        await WriteAsync(processes[0], home, chance);
        _states.End();
        await reading;

        _failures.ShouldBeEmpty(seed);
        output.WriteLine($"{_answers} answers about {_states.Count} states");
        _answers.ShouldBeGreaterThan(Operations);
        (await processes[0].AskAsync("doctor")).Report.IssueCount.ShouldBe(0);
        home.Leftovers().ShouldBeEmpty();
    }

    private async Task WriteAsync(WorkerProcess writer, Home home, Random chance)
    {
        var installed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var number = 1; number <= Operations; number++)
        {
            var id = Ids[chance.Next(Ids.Length)];
            var version = $"1.0.{number}";
            var operation = !installed.ContainsKey(id) ? "add" : chance.Next(3) == 0 ? "remove" : "update";
            home.Package(id, version);
            if (operation == "remove")
            {
                installed.Remove(id);
            }
            else
            {
                installed[id] = version;
            }

            _states.Begin(string.Join(' ', installed.Select(static pair => $"{pair.Key}@{pair.Value}")));
            var answer = await writer.AskAsync("mutate", operation, id);
            answer.Outcome.ShouldBe(Outcome.Applied, answer.ToString());
            _states.Commit();
        }
    }

    private async Task ReadAsync(WorkerProcess reader)
    {
        var last = 0;
        for (var turn = 0; await _states.NextAsync(); turn++)
        {
            var from = Math.Max(last, _states.Committed);
            var question = (turn % 3) switch { 0 => "list", 1 => "doctor", _ => "discover" };
            var answer = await reader.AskAsync(question);
            var to = _states.Begun;
            Interlocked.Increment(ref _answers);
            if (question == "discover")
            {
                Check(answer.Document<DiscoveryDocument>());
                continue;
            }

            var seen = string.Join(' ', answer.Report.ManagedEntries.Select(static entry => $"{entry.IntegrationId}@{entry.ResolvedVersion}"));
            if (_states.Find(seen, from, to) is { } found)
            {
                last = found;
            }
            else
            {
                Fail($"{question} said '{seen}', which is none of the states {from} to {to}: {_states.Text(from, to)}");
            }
        }
    }

    /// <summary>What the user has in the clients besides is always there, once, whatever happens to what is managed.</summary>
    private void Check(DiscoveryDocument document)
    {
        var foreign = document.Entries.Count(static entry => entry.NativePluginId.Contains("handmade", StringComparison.Ordinal));
        if (!document.Ok || foreign != 1)
        {
            Fail($"discover found the user's plugin {foreign} times: {document.Summary}");
        }
    }

    private void Fail(string what)
    {
        lock (_gate)
        {
            _failures.Add(what);
        }
    }

    /// <summary>A plugin that the user has from elsewhere.</summary>
    private static void Foreign(Home home)
    {
        var place = home.At("elsewhere", "handmade");
        Home.Write(Path.Combine(place, ".claude-plugin", "plugin.json"), """{"name":"handmade","version":"1.0.0"}""");
        Home.Write(home.At("elsewhere", ".claude-plugin", "marketplace.json"), """{"name":"elsewhere","owner":{"name":"me"},"plugins":[{"name":"handmade","source":"./handmade"}]}""");
        var claude = home.At("home", ".claude");
        Home.Write(Path.Combine(claude, "settings.json"), """{"enabledPlugins":{"handmade@elsewhere":true}}""");
        Home.Write(
            Path.Combine(claude, "plugins", "known_marketplaces.json"),
            $$$"""{"elsewhere":{"source":{"source":"directory","path":"{{{home.At("elsewhere")}}}"},"installLocation":"{{{home.At("elsewhere")}}}","lastUpdated":"2026-01-01T00:00:00.000Z"}}""");
        Home.Write(
            Path.Combine(claude, "plugins", "installed_plugins.json"),
            $$$"""{"version":2,"plugins":{"handmade@elsewhere":[{"scope":"user","installPath":"{{{place}}}","version":"1.0.0","installedAt":"2026-01-01T00:00:00.000Z","lastUpdated":"2026-01-01T00:00:00.000Z"}]}}""");
    }
}
