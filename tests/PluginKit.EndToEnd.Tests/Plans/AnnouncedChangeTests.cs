using System.Text.Json.Nodes;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;
using PluginKit.Lifecycle.Planning;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;
using PluginKit.Tests.Disks;

namespace PluginKit.EndToEnd.Tests.Plans;

/// <summary>What a plan announces is what happens: to the files of both clients, member by member, in both scopes, for every operation.</summary>
public sealed class AnnouncedChangeTests
{
    private const string Id = "notes";

    [Theory]
    [InlineData(DiskKind.Virtual, "user", false)]
    [InlineData(DiskKind.Virtual, "user", true)]
    [InlineData(DiskKind.Virtual, "project", false)]
    [InlineData(DiskKind.Virtual, "project", true)]
    [InlineData(DiskKind.Real, "user", true)]
    [InlineData(DiskKind.Real, "project", true)]
    public async Task What_a_plan_announces_is_what_happens(DiskKind kind, string scope, bool hasOthers)
    {
        using var machine = new Machine(kind);
        Arrange(machine, hasOthers);
        var isProject = scope == "project";
        var source = Publish(machine, "1.0.0", "one");
        await CarryOutAsync(machine, await machine.Lifecycle.PlanAddAsync(new()
        {
            Source = source,
            Scope = isProject ? InstallScope.Project : InstallScope.User,
            WorkspaceRoot = isProject ? machine.Project : null,
        }));
        await CarryOutAsync(machine, await machine.Lifecycle.PlanDisableAsync(new() { IntegrationId = Id }));
        Publish(machine, "1.1.0", "two");
        await CarryOutAsync(machine, await machine.Lifecycle.PlanUpdateAsync(new() { IntegrationId = Id }));
        await CarryOutAsync(machine, await machine.Lifecycle.PlanEnableAsync(new() { IntegrationId = Id }));
        Damage(machine, isProject);
        await CarryOutAsync(machine, await machine.Lifecycle.PlanRepairAsync(new() { IntegrationId = Id }));
        await CarryOutAsync(machine, await machine.Lifecycle.PlanRemoveAsync(new() { IntegrationId = Id }));
    }

    private static async Task CarryOutAsync(Machine machine, LifecyclePlan plan)
    {
        var rows = plan.Document.ManagedEntries.ShouldHaveSingleItem().Targets;
        rows.ShouldAllBe(static row => row.Blocking == false && row.ActionClass != ActionClass.Noop, plan.Document.Summary);
        var before = ClientTrees.Of(machine);
        var result = await machine.Lifecycle.ApplyAsync(plan, new() { Consent = plan.Document.Consent?.Digest is { } digest ? [digest] : [] });
        result.Outcome.ShouldBe(Outcome.Applied, string.Join("\n", Machine.Problems(result)));
        var after = ClientTrees.Of(machine);

        var announced = rows.SelectMany(static row => row.ConfigChanges).ToList();
        foreach (var path in before.Paths)
        {
            Compare(path, [.. announced.Where(change => change.Path == path)], before, after, plan.Document.Summary);
        }

        foreach (var file in rows.SelectMany(static row => row.FileChanges).GroupBy(static file => file.Path).Select(static group => group.Last()))
        {
            (machine.Disk.Stat(file.Path) is null ? null : ContentDigest.Of(System.Text.Encoding.UTF8.GetBytes(machine.Read(file.Path)))).ShouldBe(file.DigestAfter, file.Path);
        }

        foreach (var folder in rows.SelectMany(static row => row.GenerationChanges).GroupBy(static folder => folder.Path).Select(static group => group.Last()))
        {
            var there = machine.Disk.Stat(folder.Path) is null ? null : new PackageTrees(machine.Disk).Open(folder.Path).Tree;
            (there?.Digest).ShouldBe(folder.Change == FileChangeKind.Deleted ? null : folder.Digest, folder.Path);
        }
    }

    private static void Compare(string path, IReadOnlyList<ConfigChange> announced, ClientTrees before, ClientTrees after, string what)
    {
        // A client that makes a file fills it as it likes.
        var isMadeByClient = announced is [{ } begun, ..] && begun.By == ChangeAuthor.Client && begun.FileChange == FileChangeKind.Created;
        var edits = announced.SelectMany(static change => change.Edits.Select(edit => (change.By, Edit: edit))).ToList();
        foreach (var different in before.DifferencesTo(after, path))
        {
            // A client writes more below a member than anybody knows beforehand; we write what we say, in a container that is new as in one that was there.
            var isAllOurs = before.LeavesBelow(path, different).Concat(after.LeavesBelow(path, different)).All(leaf => edits.Any(item => IsWithin(leaf, item.Edit.Member)));
            (isMadeByClient || isAllOurs || edits.Any(item => IsWithin(different, item.Edit.Member) || (item.By == ChangeAuthor.Client && IsWithin(item.Edit.Member, different))))
                .ShouldBeTrue($"{what}\n{path}: {string.Join('.', different)} changed and was not announced; announced: {string.Join(", ", edits.Select(static item => string.Join('.', item.Edit.Member)))}");
        }

        foreach (var (_, first) in edits.DistinctBy(static item => Name(item.Edit)))
        {
            if (edits.TakeWhile(item => item.Edit != first).Any(item => IsWithin([.. first.Member.Select(Word)], item.Edit.Member) || IsWithin([.. item.Edit.Member.Select(Word)], first.Member)))
            {
                // An earlier change of the plan is in it already.
                continue;
            }

            var existed = before.TryFind(path, first.Member, out var was);
            if (first.Kind != ConfigEditKind.Insert && (first.Before is not null) == existed)
            {
                Same(first.Before, was, $"{what}\n{path}: {Name(first)} before");
            }
        }

        foreach (var last in edits.Select(static item => item.Edit).GroupBy(Name).Select(static group => group.Last()))
        {
            if (edits.SkipWhile(item => item.Edit != last).Skip(1).Any(item => IsWithin([.. last.Member.Select(Word)], item.Edit.Member) && item.Edit.Member.Count < last.Member.Count))
            {
                // A later change takes the whole container.
                continue;
            }

            var exists = after.TryFind(path, last.Member, out var now);
            exists.ShouldBe(last.Kind != ConfigEditKind.Remove, $"{what}\n{path}: {Name(last)} after");
            Same(last.After, now, $"{what}\n{path}: {Name(last)} after");
        }

        if (announced is [.., { } final])
        {
            after.Exists(path).ShouldBe(final.FileChange != FileChangeKind.Deleted, $"{what}\n{path}");
        }
    }

    private static void Same(ConfigValue? announced, JsonNode? actual, string what)
    {
        if (announced is { Redacted: false, Kind: not "unknown" })
        {
            JsonNode.DeepEquals(announced.Value, actual).ShouldBeTrue($"{what}: {announced.Value?.ToJsonString()} was announced, {actual?.ToJsonString()} it is");
        }
    }

    private static string Name(ConfigEdit edit) => string.Join('.', edit.Member);

    private static string Word(MemberSegment segment) => segment.Index is not null || segment.ItemValue is not null ? "*" : segment.Name!;

    private static bool IsWithin(IReadOnlyList<string> path, IReadOnlyList<MemberSegment> member) => IsPrefix([.. member.Select(Word)], path);

    private static bool IsWithin(IReadOnlyList<MemberSegment> member, IReadOnlyList<string> path) => IsPrefix(path, [.. member.Select(Word)]);

    private static bool IsPrefix(IReadOnlyList<string> prefix, IReadOnlyList<string> path) =>
        prefix.Count <= path.Count && prefix.Zip(path).All(static pair => pair.First == pair.Second || pair.First == "*" || pair.Second == "*");

    private static void Arrange(Machine machine, bool hasOthers)
    {
        var trust = $"[projects.\"{machine.Project}\"]\ntrust_level = \"trusted\"\n";
        machine.Disk.AddFile(machine.CodexConfig, hasOthers ? "model = \"o9\" # mine\n\n[plugins.\"theirs@team\"]\nenabled = false\n\n" + trust : trust);
        if (hasOthers)
        {
            const string Settings = "{\n  \"theme\": \"dark\",\n  \"env\": { \"TOKEN\": \"s3cret\" },\n  \"enabledPlugins\": { \"theirs@team\": false }\n}\n";
            machine.Disk.AddFile(machine.ClaudeSettings, Settings).AddFile(Path.Combine(machine.Project, ".claude", "settings.json"), Settings);
        }
    }

    private static string Publish(Machine machine, string version, string text)
    {
        var folder = machine.Package(Id);
        foreach (var (file, content) in new (string, string)[]
        {
            ("plugin.yaml", $"api_version: v1\nname: {Id}\nversion: {version}\ndescription: A package of the tests.\ntargets:\n  - claude\n  - codex-package\n"),
            ("mcp/servers.yaml", $"api_version: v1\nservers:\n  {Id}:\n    type: stdio\n    stdio:\n      command: run-{text}\n"),
        })
        {
            var path = Path.Combine(folder, "plugin", file);
            machine.Disk.DeleteFile(path);
            machine.Disk.AddFile(path, content);
        }

        return folder;
    }

    /// <summary>Claude Code loses its switch and its registration, Codex its cache.</summary>
    private static void Damage(Machine machine, bool isProject)
    {
        var settings = isProject ? Path.Combine(machine.Project, ".claude", "settings.json") : machine.ClaudeSettings;
        var json = JsonNode.Parse(machine.Read(settings))!;
        json["enabledPlugins"]!.AsObject().Remove($"{Id}@integrationctl-{Id}").ShouldBeTrue();
        machine.Disk.DeleteFile(settings);
        machine.Disk.AddFile(settings, json.ToJsonString());
        new TreeRemoval(machine.Disk).DeleteTree(Path.Combine(machine.Home, ".codex", "plugins", "cache")).ShouldBeNull();
    }
}
