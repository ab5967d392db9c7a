using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Planning;

/// <summary>Statements about the client's files that prove, or disprove, a step on one integration.</summary>
internal sealed class Statements(OwnTraces traces)
{
    private string Ref => traces.Market.PluginRef;

    private string Installed => traces.View.Installed.Path;

    private string Known => traces.View.Known.Path;

    /// <summary>The marketplace is registered, and with our folder.</summary>
    public Observation Registered => Is(Known, [traces.Market.Name, "source", "path"], traces.Market.Root);

    public Observation NotRegistered => Absent(Known, [traces.Market.Name]);

    /// <summary>The plugin has a record of our scope (and project).</summary>
    public Observation Recorded => traces.Scope == InstallScope.User
        ? Exists(Installed, ["plugins", Ref, MemberSegment.Item("scope", "user")])
        : Is(Installed, [.. ProjectRecord, "scope"], "project");

    public Observation NotRecorded
    {
        get
        {
            if (traces.View.Installed.IsLegacy)
            {
                // The older form has one object per plugin; the client writes the newer one.
                return Absent(Installed, ["plugins", Ref]);
            }
            return traces.Scope == InstallScope.User
                ? Absent(Installed, ["plugins", Ref, MemberSegment.Item("scope", "user")])
                : Member(Installed, [.. ProjectRecord, "scope"], Comparison.NotEqualTo, "project");
        }
    }

    /// <summary>No record of any scope is left.</summary>
    public Observation NothingRecorded => Absent(Installed, ["plugins", Ref]);

    public Observation Enabled => Is(traces.Settings.Path, [SettingsFile.EnabledMember, Ref], true);

    public Observation Disabled => Is(traces.Settings.Path, [SettingsFile.EnabledMember, Ref], false);

    public Observation NotSwitched => Absent(traces.Settings.Path, [SettingsFile.EnabledMember, Ref]);

    public Observation DeclaredIn(string settingsPath) =>
        Is(settingsPath, [SettingsFile.MarketplacesMember, traces.Market.Name, "source", "path"], traces.Market.Root);

    public Observation NotDeclaredIn(string settingsPath) => Absent(settingsPath, [SettingsFile.MarketplacesMember, traces.Market.Name]);

    public Observation RecordedVersion(string version) => Is(Installed, [.. RecordPath, "version"], version);

    /// <summary>Every other plugin, marketplace and toggle is still there: the client has no locks and rewrites whole files.</summary>
    public IEnumerable<Observation> ForeignMembers()
    {
        foreach (var other in traces.View.Installed.Records.Select(static record => record.PluginRef).Distinct(StringComparer.Ordinal).Where(name => name != Ref))
        {
            yield return Exists(Installed, ["plugins", other]);
        }
        foreach (var other in traces.View.Known.Entries.Keys.Where(name => name != traces.Market.Name))
        {
            yield return Exists(Known, [other]);
        }
        foreach (var other in traces.Settings.Toggles.Keys.Where(name => name != Ref))
        {
            yield return Exists(traces.Settings.Path, [SettingsFile.EnabledMember, other]);
        }
    }

    public static Observation All(params IReadOnlyList<Observation> parts) => new AllObservation { Parts = parts };

    /// <summary>The record of our scope (and project).</summary>
    public IReadOnlyList<MemberSegment> RecordPath => traces.Scope == InstallScope.User
        ? ["plugins", Ref, MemberSegment.Item("scope", "user")]
        : ProjectRecord;

    private IReadOnlyList<MemberSegment> ProjectRecord => ["plugins", Ref, MemberSegment.Item("projectPath", traces.View.Locations.WorkspaceRoot!)];

    private static MemberObservation Exists(string path, IReadOnlyList<MemberSegment> member) => Member(path, member, Comparison.Exists, null);

    private static MemberObservation Absent(string path, IReadOnlyList<MemberSegment> member) => Member(path, member, Comparison.Absent, null);

    private static MemberObservation Is(string path, IReadOnlyList<MemberSegment> member, JsonNode value) => Member(path, member, Comparison.EqualTo, value);

    private static MemberObservation Member(string path, IReadOnlyList<MemberSegment> member, Comparison comparison, JsonNode? value) =>
        new() { Path = path, Format = StructuredFormat.Json, Member = member, Comparison = comparison, Value = value };
}
