using System.Text.Json.Nodes;

namespace PluginKit.Repository.Tests.Schemas.Compatibility;

/// <summary>
/// Compares a frozen schema with today's, in both directions: what was written has to be read today, and what is written today has to be read by who knows the
/// frozen one only. Descriptions are free; a keyword that it does not know makes it fail, so that nothing is compared by halves.
/// </summary>
internal sealed class SchemaComparison
{
    private static readonly string[] Free = ["$schema", "$comment", "title", "description", "default"];
    private static readonly string[] Understood = ["$ref", "type", "properties", "required", "items", "additionalProperties", "anyOf", "const", "enum", "examples", "format", "minLength", "minimum"];

    private readonly JsonObject _frozen;
    private readonly JsonObject _now;
    private readonly List<SchemaChange> _changes = [];

    // A type within itself is a reference to a place above it: a pair that is being compared is not compared again.
    private readonly HashSet<(JsonNode Frozen, JsonNode Now)> _seen = [];

    private SchemaComparison(JsonObject frozen, JsonObject now)
    {
        _frozen = frozen;
        _now = now;
    }

    public static IReadOnlyList<SchemaChange> Between(JsonObject frozen, JsonObject now)
    {
        var comparison = new SchemaComparison(frozen, now);
        comparison.Compare(frozen, now, "$");
        return comparison._changes;
    }

    private void Compare(JsonNode frozenNode, JsonNode nowNode, string path)
    {
        if (SchemaParts.Resolve(frozenNode, _frozen) is not JsonObject frozen || SchemaParts.Resolve(nowNode, _now) is not JsonObject now)
        {
            // `true` allows everything, `false` nothing.
            if (!JsonNode.DeepEquals(frozenNode, nowNode))
            {
                Add(SchemaChangeKind.Retyped, path, "a schema became a switch, or the other way round");
            }

            return;
        }

        if (!_seen.Add((frozen, now)))
        {
            return;
        }

        RefuseUnknown(frozen, path);
        RefuseUnknown(now, path);
        CompareTypes(frozen, now, path);
        CompareValues(frozen, now, path);
        CompareMembers(frozen, now, path);
        CompareKinds(frozen, now, path);
        CompareParts(frozen["items"], now["items"], $"{path}[]");
        CompareParts(frozen["additionalProperties"], now["additionalProperties"], $"{path}.*");
    }

    private void CompareTypes(JsonObject frozen, JsonObject now, string path)
    {
        var (before, after) = (SchemaParts.Texts(frozen["type"]), SchemaParts.Texts(now["type"]));
        var (lost, gained) = (before.Except(after).ToArray(), after.Except(before).ToArray());
        if (before.Length == 0 || after.Length == 0)
        {
            AddIf(before.Length != after.Length, before.Length == 0 ? SchemaChangeKind.Narrowed : SchemaChangeKind.Widened, path, "any type");
        }
        else if (lost.Length > 0 && gained.Length > 0 && !IsIntegerOfNumber(lost, gained))
        {
            Add(SchemaChangeKind.Retyped, path, $"{string.Join("|", before)} became {string.Join("|", after)}");
        }
        else
        {
            AddIf(lost.Length > 0 && !gained.Contains("number"), SchemaChangeKind.Narrowed, path, $"no {string.Join("|", lost)} any more");
            AddIf(gained.Length > 0 && !lost.Contains("number"), SchemaChangeKind.Widened, path, $"also {string.Join("|", gained)}");
        }
    }

    private void CompareValues(JsonObject frozen, JsonObject now, string path)
    {
        AddIf(!JsonNode.DeepEquals(frozen["const"], now["const"]), SchemaChangeKind.ChangedConstant, path, $"{frozen["const"]?.ToJsonString() ?? "any"} became {now["const"]?.ToJsonString() ?? "any"}");
        var (words, wordsNow) = (SchemaParts.Texts(frozen["examples"]), SchemaParts.Texts(now["examples"]));
        AddAll(words.Except(wordsNow), SchemaChangeKind.RemovedWord, path);
        AddAll(wordsNow.Except(words), SchemaChangeKind.AddedWord, path);
        var (values, valuesNow) = (SchemaParts.Texts(frozen["enum"]), SchemaParts.Texts(now["enum"]));
        if (values.Length == 0 || valuesNow.Length == 0)
        {
            AddIf(values.Length != valuesNow.Length, values.Length == 0 ? SchemaChangeKind.Narrowed : SchemaChangeKind.Widened, path, "a closed list");
        }
        else
        {
            // Closed: whoever knows the frozen list refuses any other word.
            AddAll(values.Except(valuesNow), SchemaChangeKind.Narrowed, path);
            AddAll(valuesNow.Except(values), SchemaChangeKind.Widened, path);
        }

        foreach (var bound in (string[])["minLength", "minimum"])
        {
            var (least, leastNow) = (SchemaParts.Number(frozen[bound]), SchemaParts.Number(now[bound]));
            AddIf(leastNow > least, SchemaChangeKind.Narrowed, path, $"{bound} {least} became {leastNow}");
            AddIf(leastNow < least, SchemaChangeKind.Widened, path, $"{bound} {least} became {leastNow}");
        }

        AddIf(!JsonNode.DeepEquals(frozen["format"], now["format"]), frozen["format"] is null ? SchemaChangeKind.Narrowed : SchemaChangeKind.Widened, path, "another notation");
    }

    private void CompareMembers(JsonObject frozen, JsonObject now, string path)
    {
        var (before, after) = (SchemaParts.Members(frozen), SchemaParts.Members(now));
        var (required, requiredNow) = (SchemaParts.Texts(frozen["required"]), SchemaParts.Texts(now["required"]));
        foreach (var (name, member) in before)
        {
            if (after[name] is { } kept)
            {
                Compare(member!, kept, $"{path}.{name}");
            }
            else
            {
                Add(SchemaChangeKind.RemovedMember, $"{path}.{name}", string.Empty);
            }
        }

        foreach (var name in after.Select(static member => member.Key).Where(name => !before.ContainsKey(name) && !requiredNow.Contains(name)))
        {
            Add(SchemaChangeKind.AddedMember, $"{path}.{name}", string.Empty);
        }

        foreach (var name in requiredNow.Except(required))
        {
            Add(SchemaChangeKind.NewlyRequired, $"{path}.{name}", string.Empty);
        }

        foreach (var name in required.Except(requiredNow).Where(after.ContainsKey))
        {
            Add(SchemaChangeKind.NoLongerRequired, $"{path}.{name}", string.Empty);
        }
    }

    private void CompareKinds(JsonObject frozen, JsonObject now, string path)
    {
        var (before, after) = (SchemaParts.Kinds(frozen, _frozen), SchemaParts.Kinds(now, _now));
        foreach (var (kind, schema) in before)
        {
            if (after.TryGetValue(kind, out var kept))
            {
                Compare(schema, kept, $"{path}<{kind}>");
            }
            else
            {
                Add(SchemaChangeKind.RemovedKind, path, kind);
            }
        }

        AddAll(after.Keys.Except(before.Keys), before.Count == 0 ? SchemaChangeKind.Narrowed : SchemaChangeKind.AddedKind, path);
    }

    private void CompareParts(JsonNode? frozen, JsonNode? now, string path)
    {
        if (frozen is not null && now is not null)
        {
            Compare(frozen, now, path);
        }
        else
        {
            AddIf(frozen is not null, SchemaChangeKind.Widened, path, "anything");
            AddIf(now is not null, SchemaChangeKind.Narrowed, path, "not anything any more");
        }
    }

    private static bool IsIntegerOfNumber(string[] lost, string[] gained) => (lost, gained) is (["integer"], ["number"]) or (["number"], ["integer"]);

    private static void RefuseUnknown(JsonObject schema, string path) =>
        schema.Select(static rule => rule.Key).Except(Free).Except(Understood).ShouldBeEmpty($"{path}: the comparison has to learn this keyword");

    private void AddAll(IEnumerable<string> details, SchemaChangeKind kind, string path)
    {
        foreach (var detail in details)
        {
            Add(kind, path, detail);
        }
    }

    private void AddIf(bool condition, SchemaChangeKind kind, string path, string detail)
    {
        if (condition)
        {
            Add(kind, path, detail);
        }
    }

    private void Add(SchemaChangeKind kind, string path, string detail) => _changes.Add(new(kind, path, detail));
}
