using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Tests.Frozen;

namespace PluginKit.Repository.Tests.Schemas.Compatibility;

/// <summary>
/// Within a schema version documents only gain. Releases freeze the schemas that they publish, and today's are compared with all of them. A kind of document that
/// is added later is in it without anybody doing anything but freezing it.
/// </summary>
public sealed class SchemaCompatibilityTests
{
    private static readonly FrozenFolder Folder = Filled(new(RepositoryRoot.In("docs", "schema", "frozen", $"v{DocumentFormats.SchemaVersion}")));

    public static TheoryData<string> Documents => [.. DocumentSchemas.Documents.Keys];

    public static TheoryData<string> Frozen => [.. Folder.Names];

    [Theory]
    [MemberData(nameof(Frozen))]
    public void Todays_schema_only_adds_to_a_frozen_one(string name)
    {
        DocumentSchemas.Documents.Keys.ShouldContain(name.Split('/')[0], $"{name} is of a kind of document that there is no more");

        Changes(name).Where(static change => change.IsBreaking).ShouldBeEmpty($"{name}: a change like this needs a new schema version");
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_latest_frozen_schema_is_todays_once_it_is_released(string document)
    {
        var latest = Folder.Latest($"{document}/").ShouldNotBeNull($"{FrozenFolder.Switch}=1 freezes it");

        Changes(latest).Where(static change => change.IsBreaking || Release.IsMade).ShouldBeEmpty($"{Release.Version} is released: raise the version before anything is added, or at the release itself freeze with {FrozenFolder.Switch}=list");
    }

    [Fact]
    public void Nothing_that_is_frozen_was_changed() => Folder.Differences().ShouldBeEmpty();

    private static IReadOnlyList<SchemaChange> Changes(string name) =>
        SchemaComparison.Between(JsonNode.Parse(Folder.Bytes(name))!.AsObject(), DocumentSchemas.Of(DocumentSchemas.Documents[name.Split('/')[0]]));

    private static FrozenFolder Filled(FrozenFolder folder)
    {
        foreach (var (document, type) in DocumentSchemas.Documents)
        {
            folder.OfferLatest($"{document}/", ".schema.json", Encoding.UTF8.GetBytes(DocumentSchemas.Of(type).ToJsonString(DocumentJson.Options) + "\n"));
        }

        return folder;
    }
}
