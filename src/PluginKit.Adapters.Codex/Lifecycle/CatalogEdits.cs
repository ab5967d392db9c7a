using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>Edits of a marketplace file that we share with others: the order of their entries and every other byte stay.</summary>
/// <param name="facts">What was found in the prepared lane.</param>
internal sealed class CatalogEdits(TargetFacts facts)
{
    private const string Plugins = "plugins";
    private readonly OwnTarget _target = facts.Target;

    public bool FileExists => facts.Catalog is not null;

    public bool FolderExists => facts.Snapshot.Files.KindOf(Path.GetDirectoryName(_target.Catalog)!) != PathKind.Absent;

    public MemberObservation HasEntry => Seen.Is(_target.Catalog, StructuredFormat.Json, JsonValue.Create(_target.PreparedPath), Plugins, Item, "source", "path");

    public MemberObservation LacksEntry => Seen.Absent(_target.Catalog, StructuredFormat.Json, Plugins, Item);

    public EditMembersStep Insert()
    {
        List<MemberEdit> edits = FileExists ? [] : [new SetMemberEdit { Path = ["name"], Value = JsonValue.Create(OwnPointer.PreparedMarketplace) }];
        edits.Add(new InsertItemEdit { Path = [Plugins], Value = OwnPointer.Entry(_target.IntegrationId, _target.PreparedPath) });
        return Edit($"List '{_target.IntegrationId}' in the personal marketplace.", edits) with
        {
            CreateIfAbsent = true,
            Expected = [LacksEntry],
            PruneUpTo = PruneLimit(facts.Record),
        };
    }

    /// <summary>Corrects the path that the existing tool wrote.</summary>
    public EditMembersStep CorrectPath() => Edit(
        $"Let the entry '{_target.IntegrationId}' name the folder that is there.",
        [new SetMemberEdit { Path = [Plugins, Item, "source"], Value = new JsonObject { ["source"] = "local", ["path"] = _target.PreparedPath } }]);

    /// <summary>Takes our entry out. A file that we made, and that holds nothing of others, goes with it.</summary>
    public EditMembersStep Remove()
    {
        var step = Edit($"Take '{_target.IntegrationId}' out of {_target.Catalog}.", [new RemoveMemberEdit { Path = [Plugins, Item] }]);
        if (ReceiptFacts.Of(facts.Record, RecordKeys.CatalogExisted) is not false || !HoldsOnlyOurs)
        {
            return step;
        }

        return step with
        {
            Edits = [.. step.Edits, new RemoveMemberEdit { Path = [Plugins], OnlyIfEmpty = true }, new RemoveMemberEdit { Path = ["name"] }],

            // Somebody's second entry must not lose the name of its marketplace.
            Expected = [Seen.Absent(_target.Catalog, StructuredFormat.Json, Plugins, MemberSegment.At(1))],
            DeleteIfEmpty = true,
            PruneUpTo = PruneLimit(facts.Record),
        };
    }

    public string PruneLimit(ManagedTargetFacts? record) =>
        ReceiptFacts.Of(record, RecordKeys.CatalogFolderExisted) ?? FolderExists ? Path.GetDirectoryName(_target.Catalog)! : _target.CatalogRoot;

    private MemberSegment Item => MemberSegment.Item("name", _target.IntegrationId);

    private bool HoldsOnlyOurs
    {
        get
        {
            var view = facts.Snapshot.Files.Read(_target.Catalog);
            if (!view.IsOk || facts.Catalog is not { Problem: null })
            {
                return false;
            }

            using var document = JsonDocument.Parse(view.Bytes);
            return document.RootElement.EnumerateObject().All(static member => member.NameEquals("name") || member.NameEquals(Plugins))
                && document.RootElement.GetProperty(Plugins).GetArrayLength() == 1;
        }
    }

    private EditMembersStep Edit(string summary, IReadOnlyList<MemberEdit> edits) => new()
    {
        Summary = summary,
        Path = _target.Catalog,
        Format = StructuredFormat.Json,
        Edits = edits,
    };
}
