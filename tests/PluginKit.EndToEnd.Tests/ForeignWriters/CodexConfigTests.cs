using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;
using PluginKit.Testing.Observation;
using PluginKit.Tests.Disks;

namespace PluginKit.EndToEnd.Tests.ForeignWriters;

/// <summary>
/// Plugins are added to and removed from a project while a running Codex saves the user's and the project's <c>config.toml</c>, both of which we edit
/// (R-20, R-29, P6). Nothing that it wrote, comments included, is lost by us.
/// </summary>
public sealed class CodexConfigTests
{
    private const string Team = "[plugins.\"theirs@team\"] # why\n# of the team, do not touch\nenabled = false\n";

    [Theory]
    [InlineData(DiskKind.Virtual, 1, 20)]
    [InlineData(DiskKind.Virtual, 3, 20)]
    [InlineData(DiskKind.Virtual, 89, 25)]
    [InlineData(DiskKind.Real, 89, 8)]
    public async Task A_codex_that_saves_all_the_time_loses_nothing_by_us(DiskKind kind, int everyNthOperation, int plugins)
    {
        var operations = 0;
        Action? act = null;
        using var machine = new Machine(kind, decorate: disk => new InterleavedDisk(disk, _ =>
        {
            if (++operations % everyNthOperation == 0)
            {
                act?.Invoke();
            }
        }));
        var project = Path.Combine(machine.Project, ".codex", "config.toml");
        machine.Disk.AddFile(machine.CodexConfig, $"[projects.\"{machine.Project}\"]\ntrust_level = \"trusted\"\n{Team}");
        machine.Disk.AddFile(project, Team);
        ForeignCodex[] clients = [new(machine.Disk, machine.CodexConfig), new(machine.Disk, project)];
        act = () => Array.ForEach(clients, static client => client.Edit());
        var applied = 0;
        for (var number = 1; number <= plugins; number++)
        {
            var id = $"plugin-{number}";
            var added = await machine.AddAsync(id, "codex", machine.Project);
            Check(added);
            if (added.Outcome == Outcome.Applied)
            {
                applied++;
                machine.Read(project).ShouldContain($"{id}@");
                Check(await machine.RemoveAsync(id));
            }
        }

        act = null;
        (applied > 0).ShouldBe(everyNthOperation > 20, $"{applied} of {plugins}");
        clients.ShouldAllBe(static client => client.Saves > 0);

        void Check(Contracts.Documents.ResultDocument result)
        {
            Array.ForEach(clients, client => client.Losses().ShouldBe(string.Empty));
            machine.Read(project).ShouldContain("[plugins.\"theirs@team\"] # why\n# of the team, do not touch\nenabled = false\n");
            machine.Read(machine.CodexConfig).ShouldContain(Team);
            if (result.Outcome != Outcome.Applied)
            {
                result.Ok.ShouldBeFalse();
                Machine.Problems(result).ShouldContain(
                    static problem => problem.Code == ProblemCodes.Conflict || problem.Code == ProblemCodes.PlanStale, string.Join("\n", Machine.Problems(result)));
            }
        }
    }
}
