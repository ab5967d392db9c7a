using System.Text.Json.Nodes;

namespace PluginKit.Repository.Tests.Schemas.Compatibility;

/// <summary>The comparison finds every class of change, in the root and deep within, and nothing where nothing changed.</summary>
public sealed class SchemaComparisonTests
{
    private const string Frozen = """
        {
          "type": "object",
          "properties": {
            "format": { "const": "a/b" },
            "count": { "type": "integer", "minimum": 0 },
            "note": { "type": ["string", "null"], "description": "A note." },
            "state": { "type": "string", "minLength": 1, "examples": ["on", "off"] },
            "mode": { "type": "string", "enum": ["fast", "slow"] },
            "at": { "type": "string", "format": "date-time" },
            "map": { "type": "object", "additionalProperties": { "type": "string" } },
            "any": true,
            "items": { "type": "array", "items": { "type": "object", "properties": { "id": { "type": "string" }, "text": { "type": "string" }, "self": { "$ref": "#/properties/items/items" } }, "required": ["id"] } },
            "step": { "anyOf": [ { "type": "object", "properties": { "step": { "const": "run" }, "args": { "type": "array", "items": { "type": "string" } } } }, { "type": "object", "properties": { "step": { "const": "wait" } } } ] }
          },
          "required": ["format", "count"]
        }
        """;

    [Theory]
    [InlineData("""properties.later={"type":["string","null"]}""", "AddedMember $.later")]
    [InlineData("""properties.items.items.properties.later={"type":"object","properties":{"deep":{"type":"string"}},"required":["deep"]}""", "AddedMember $.items[].later")]
    [InlineData("""properties.state.examples=["on","off","idle"]""", "AddedWord $.state: idle")]
    [InlineData("""properties.step.anyOf.2={"type":"object","properties":{"step":{"const":"jump"}}}""", "AddedKind $.step: step=\"jump\"")]
    [InlineData("""properties.note.description="Another text." """, "")]
    [InlineData("""properties.later={"$ref":"#/properties/items"}""", "AddedMember $.later")]
    public void What_is_added_passes(string change, string found) => Check(change, found, isBreaking: false);

    [Theory]
    [InlineData("properties.note", "RemovedMember $.note")]
    [InlineData("properties.items.items.properties.text", "RemovedMember $.items[].text")]
    [InlineData("""properties.note={"type":"integer"}""", "Retyped $.note: string|null became integer")]
    [InlineData("""properties.items={"type":"object"}""", "Retyped $.items: array became object; Widened $.items[]: anything")]
    [InlineData("""properties.any={"type":"string"}""", "Retyped $.any: a schema became a switch, or the other way round")]
    [InlineData("""properties.note.type="string" """, "Narrowed $.note: no null any more")]
    [InlineData("""properties.items.items.properties.text.type=["string","null"]""", "Widened $.items[].text: also null")]
    [InlineData("""properties.count.type="number" """, "Widened $.count: also number")]
    [InlineData("""properties.count.minimum=1""", "Narrowed $.count: minimum 0 became 1")]
    [InlineData("""properties.state.minLength=0""", "Widened $.state: minLength 1 became 0")]
    [InlineData("""required=["format","count","note"]""", "NewlyRequired $.note")]
    [InlineData("""required=["format"]""", "NoLongerRequired $.count")]
    [InlineData("""properties.items.items.required=["id","text"]""", "NewlyRequired $.items[].text")]
    [InlineData("""properties.state.examples=["on"]""", "RemovedWord $.state: off")]
    [InlineData("""properties.state.enum=["on","off"]""", "Narrowed $.state: a closed list")]
    [InlineData("""properties.mode.enum=["fast"]""", "Narrowed $.mode: slow")]
    [InlineData("""properties.mode.enum=["fast","slow","off"]""", "Widened $.mode: off")]
    [InlineData("properties.step.anyOf.1", "RemovedKind $.step: step=\"wait\"")]
    [InlineData("""properties.step.anyOf.0.properties.args.items.type="integer" """, "Retyped $.step<step=\"run\">.args[]: string became integer")]
    [InlineData("""properties.format.const="a/c" """, "ChangedConstant $.format: \"a/b\" became \"a/c\"")]
    [InlineData("properties.at.format", "Widened $.at: another notation")]
    [InlineData("""properties.map.additionalProperties={"type":"integer"}""", "Retyped $.map.*: string became integer")]
    [InlineData("""properties.map.additionalProperties=false""", "Retyped $.map.*: a schema became a switch, or the other way round")]
    [InlineData("""additionalProperties=false""", "Narrowed $.*: not anything any more")]
    [InlineData("properties.count.type", "Widened $.count: any type")]
    public void What_a_reader_or_a_writer_of_the_version_would_stumble_over_fails(string change, string found) => Check(change, found, isBreaking: true);

    [Fact]
    public void A_renamed_member_is_one_that_is_gone_and_one_that_is_added()
    {
        var now = Schema();
        now["properties"]!["remark"] = now["properties"]!["note"]!.DeepClone();
        now["properties"]!.AsObject().Remove("note");

        Texts(SchemaComparison.Between(Schema(), now)).ShouldBe("RemovedMember $.note; AddedMember $.remark");
    }

    [Fact]
    public void A_required_member_that_is_new_fails_although_it_is_new()
    {
        var now = Schema();
        now["properties"]!["later"] = JsonNode.Parse("""{"type":"string"}""");
        now["required"]!.AsArray().Add("later");

        Texts(SchemaComparison.Between(Schema(), now)).ShouldBe("NewlyRequired $.later");
    }

    [Fact]
    public void A_change_behind_a_reference_is_found_and_a_reference_that_moved_is_no_change()
    {
        var now = Schema();
        var items = now["properties"]!["items"]!.DeepClone();
        items["items"]!["properties"]!["self"] = items["items"]!["properties"]!["self"]!.DeepClone();
        now["properties"]!["items"]!["items"] = JsonNode.Parse("""{"$ref":"#/properties/moved"}""");
        now["properties"]!["moved"] = items["items"]!.DeepClone();
        now["properties"]!["moved"]!["properties"]!["self"] = JsonNode.Parse("""{"$ref":"#/properties/moved"}""");

        Texts(SchemaComparison.Between(Schema(), now)).ShouldBe("AddedMember $.moved");
        now["properties"]!["moved"]!["properties"]!["self"] = JsonNode.Parse("""{"type":"string"}""");
        Texts(SchemaComparison.Between(Schema(), now)).ShouldContain("Retyped $.items[].self: object became string");
    }

    [Fact]
    public void A_keyword_that_nobody_taught_it_is_not_passed_over()
    {
        var now = Schema();
        now["properties"]!["note"]!["pattern"] = "^a";

        Should.Throw<ShouldAssertException>(() => SchemaComparison.Between(Schema(), now)).Message.ShouldContain("pattern");
    }

    [Fact]
    public void Every_class_of_change_is_tried_above()
    {
        var tried = typeof(SchemaComparisonTests).GetMethods().SelectMany(static method => method.GetCustomAttributesData())
            .Where(static attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(static attribute => ((IEnumerable<System.Reflection.CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!).Last().Value!.ToString()!.Split(' ')[0])
            .Where(static kind => kind.Length > 0);

        tried.Distinct().ShouldBe(Enum.GetNames<SchemaChangeKind>(), ignoreOrder: true);
    }

    private static void Check(string change, string found, bool isBreaking)
    {
        var now = Schema();
        Change(now, change);

        SchemaComparison.Between(Schema(), Schema()).ShouldBeEmpty();
        var changes = SchemaComparison.Between(Schema(), now);
        Texts(changes).ShouldBe(found);
        changes.Any(static row => row.IsBreaking).ShouldBe(isBreaking);
    }

    // "path=value" sets, "path" removes.
    private static void Change(JsonNode schema, string change)
    {
        var parts = change.Split('=', 2);
        var path = parts[0].Split('.');
        var owner = path[..^1].Aggregate(schema, static (node, segment) => node is JsonArray items ? items[segment[0] - '0']! : node[segment]!);
        var value = parts.Length == 2 ? JsonNode.Parse(parts[1]) : null;
        switch (owner)
        {
            case JsonArray items when value is null:
                items.RemoveAt(path[^1][0] - '0');
                break;
            case JsonArray items:
                items.Add(value);
                break;
            case JsonObject members when value is null:
                members.Remove(path[^1]).ShouldBeTrue();
                break;
            default:
                owner[path[^1]] = value;
                break;
        }
    }

    private static JsonObject Schema() => JsonNode.Parse(Frozen)!.AsObject();

    private static string Texts(IEnumerable<SchemaChange> changes) => string.Join("; ", changes);
}
