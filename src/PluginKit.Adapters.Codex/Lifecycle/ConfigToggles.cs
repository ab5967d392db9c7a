using System.Text.Json.Nodes;
using PluginKit.Adapters.Codex.Configuration;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>Edits of <c>[plugins."&lt;ref&gt;"]</c> tables.</summary>
/// <param name="facts">What was found.</param>
internal sealed class ConfigToggles(TargetFacts facts)
{
    private const string Plugins = "plugins";
    private const string Enabled = "enabled";

    public string UserFile => facts.UserLayer.Path;

    public string ProjectFile => ProjectFolders.ConfigFileOf(facts.Project!.Root);

    /// <summary>The file in which the scope's toggle stands.</summary>
    public string OwnFile => facts.Target.IsProject ? ProjectFile : UserFile;

    /// <summary>What the scope's toggle says; <see langword="null"/> without a table.</summary>
    public bool? Own
    {
        get
        {
            var table = facts.Target.IsProject ? facts.ProjectToggle : facts.UserToggle;
            return table is null ? null : ConfigLayer.Flag(table, Enabled) ?? true;
        }
    }

    public EditMembersStep SetUser(bool value, string summary) => Set(UserFile, value, summary);

    public EditMembersStep SetOwn(bool value, string summary) => facts.Target.IsProject
        ? Set(ProjectFile, value, summary) with { CreateIfAbsent = true, PruneUpTo = ProjectPruneLimit }
        : Set(UserFile, value, summary);

    public EditMembersStep RemoveFromUser(string summary) => Remove(UserFile, summary);

    /// <summary>Takes the toggle out of the project; the file goes with it when it was not there before.</summary>
    public EditMembersStep RemoveFromProject(bool fileIsOurs) => Remove(ProjectFile, $"Remove the toggle of '{facts.Reference}' from the project.") with
    {
        DeleteIfEmpty = fileIsOurs,
        PruneUpTo = ProjectPruneLimit,
    };

    public MemberObservation IsOn(string file) => Seen.Is(file, StructuredFormat.Toml, JsonValue.Create(true), Plugins, facts.Reference.ToString(), Enabled);

    public MemberObservation IsOff(string file) => Seen.Is(file, StructuredFormat.Toml, JsonValue.Create(false), Plugins, facts.Reference.ToString(), Enabled);

    public MemberObservation Exists(string file) => Seen.Exists(file, StructuredFormat.Toml, Plugins, facts.Reference.ToString());

    public MemberObservation Absent(string file) => Seen.Absent(file, StructuredFormat.Toml, Plugins, facts.Reference.ToString());

    private string ProjectPruneLimit =>
        ReceiptFacts.Of(facts.Record, RecordKeys.ProjectFolderExisted) ?? facts.Snapshot.Files.KindOf(Path.GetDirectoryName(ProjectFile)!) != Contracts.Clients.PathKind.Absent
            ? Path.GetDirectoryName(ProjectFile)!
            : facts.Project!.Root;

    private EditMembersStep Set(string file, bool value, string summary) => new()
    {
        Summary = summary,
        Path = file,
        Format = StructuredFormat.Toml,
        Edits = [new SetMemberEdit { Path = [Plugins, facts.Reference.ToString(), Enabled], Value = JsonValue.Create(value) }],
    };

    private EditMembersStep Remove(string file, string summary) => new()
    {
        Summary = summary,
        Path = file,
        Format = StructuredFormat.Toml,
        Edits = [new RemoveMemberEdit { Path = [Plugins, facts.Reference.ToString()] }],
    };
}
