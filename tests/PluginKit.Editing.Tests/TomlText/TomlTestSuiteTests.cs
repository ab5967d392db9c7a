using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Editing.Tests.Properties;
using PluginKit.Editing.TomlText;

namespace PluginKit.Editing.Tests.TomlText;

/// <summary>The toml-test suite, read in place: what it lists for TOML 1.0.0.</summary>
public class TomlTestSuiteTests
{
    private const string Folder = "toml-test";

    private const string Toml10 = "files-toml-1.0.0";
    private const string Toml11 = "files-toml-1.1.0";

    public static TheoryData<string> Valid() => Listed(Toml10, "valid");

    public static TheoryData<string> Invalid() => Listed(Toml10, "invalid");

    public static TheoryData<string> ValidNewer() => Listed(Toml11, "valid");

    public static TheoryData<string> InvalidNewer() => Listed(Toml11, "invalid");

    [SharedDataTheory(Folder)]
    [MemberData(nameof(Valid))]
    public void Valid_documents_give_the_expected_values(string file)
    {
        string path = Path.Combine(SharedData.Folder(Folder)!, file);
        TomlReadResult result = Toml.Parse(File.ReadAllBytes(path));

        result.IsOk.ShouldBeTrue(result.Error?.ToString());
        JsonNode expected = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(path, ".json")))!;
        Differences(expected, result.Document!.Root, "").ShouldBeEmpty();
    }

    [SharedDataTheory(Folder)]
    [MemberData(nameof(Invalid))]
    public void Invalid_documents_are_rejected_with_a_position(string file)
    {
        TomlReadResult result = Toml.Parse(File.ReadAllBytes(Path.Combine(SharedData.Folder(Folder)!, file)));

        result.IsOk.ShouldBeFalse();
        result.Error!.Line.ShouldBeGreaterThan(0);
        result.Error.Column.ShouldBeGreaterThan(0);
        result.Error.Message.ShouldNotBeEmpty();
    }

    [SharedDataTheory(Folder)]
    [MemberData(nameof(Valid))]
    public void A_table_added_to_a_valid_document_is_removed_without_a_trace(string file)
    {
        byte[] before = File.ReadAllBytes(Path.Combine(SharedData.Folder(Folder)!, file));
        KeyPath path = KeyPath.Of("zz plugins", "a@b");
        KeyPath key = KeyPath.Of("zz-key");

        StructuredEditResult added = StructuredText.Apply(TextFormat.Toml, before,
        [
            new SetMember { Path = path, Value = new JsonObject { ["enabled"] = true, ["sub"] = new JsonObject { ["n"] = 1 } } },
            new SetMember { Path = key, Value = "v" },
        ]);
        StructuredEditResult removed = StructuredText.Apply(TextFormat.Toml, added.Bytes,
            [new RemoveMember { Path = path }, new RemoveMember { Path = key }]);

        added.Error.ShouldBeNull();
        StructuredText.Read(TextFormat.Toml, added.Bytes).Find(path.Append("enabled"))!.GetValue<bool>().ShouldBeTrue();
        removed.Error.ShouldBeNull();
        removed.Bytes.ToArray().ShouldBe(before);
    }

    [SharedDataTheory(Folder)]
    [MemberData(nameof(Valid))]
    public void Anything_added_to_a_valid_document_is_removed_without_a_trace(string file)
    {
        byte[] before = File.ReadAllBytes(Path.Combine(SharedData.Folder(Folder)!, file));
        JsonNode? root = StructuredText.Read(TextFormat.Toml, before).Root;
        for (int seed = 0; seed < 30; seed++)
        {
            (MemberChange add, RemoveMember remove) = new Dice(seed).Addition(root, false);
            StructuredEditResult added = StructuredText.Apply(TextFormat.Toml, before, [add]);
            if (added.Error is { Kind: TextErrorKind.WrongType } error && error.Message.Contains("object", StringComparison.Ordinal))
            {
                continue;
            }

            added.Error.ShouldBeNull(add.ToString());
            StructuredEditResult removed = StructuredText.Apply(TextFormat.Toml, added.Bytes, [remove]);
            removed.Bytes.Span.SequenceEqual(before).ShouldBeTrue($"{add}");
        }
    }

    [SharedDataTheory(Folder)]
    [MemberData(nameof(ValidNewer))]
    public void Files_of_clients_may_use_newer_toml(string file)
    {
        string path = Path.Combine(SharedData.Folder(Folder)!, file);

        TomlParser.Parse(File.ReadAllBytes(path), TomlReading.AsClients, out TomlSyntax syntax).ShouldBeNull();

        Differences(JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(path, ".json")))!, syntax.Root, "").ShouldBeEmpty();
    }

    [SharedDataTheory(Folder)]
    [MemberData(nameof(InvalidNewer))]
    public void What_no_toml_allows_is_never_edited(string file)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(SharedData.Folder(Folder)!, file));

        StructuredText.Apply(TextFormat.Toml, bytes, [new SetMember { Path = KeyPath.Of("zz"), Value = 1 }]).ShouldSatisfyAllConditions(
            edit => edit.IsOk.ShouldBeFalse(), edit => edit.Bytes.ToArray().ShouldBe(bytes), edit => edit.Error!.Line.ShouldBeGreaterThan(0));
    }

    /// <summary>Nothing is left out: every line of the list is a test or its expected value, and every file is in a list.</summary>
    [SharedDataTheory(Folder)]
    [InlineData(Toml10)]
    public void The_whole_list_is_run(string list)
    {
        string root = SharedData.Folder(Folder)!;
        string[] lines = [.. File.ReadLines(Path.Combine(root, list)).Where(static line => line.Length > 0)];
        int tests = Valid().Count + Invalid().Count;
        tests.ShouldBeGreaterThan(700);
        lines.Length.ShouldBe(tests + Valid().Count);
        Directory.EnumerateFiles(root, "*.toml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Except([.. lines, .. File.ReadLines(Path.Combine(root, Toml11))]).ShouldBeEmpty();
    }

    private static TheoryData<string> Listed(string list, string kind)
    {
        var files = new TheoryData<string>();
        if (SharedData.Folder(Folder) is { } root)
        {
            foreach (string line in File.ReadLines(Path.Combine(root, list)))
            {
                if (line.StartsWith(kind + "/", StringComparison.Ordinal) && line.EndsWith(".toml", StringComparison.Ordinal))
                {
                    files.Add(line);
                }
            }
        }

        return files;
    }

    private static IEnumerable<string> Differences(JsonNode? expected, TomlValue actual, string path)
    {
        switch (expected)
        {
            case JsonArray items:
                return actual.Kind != TomlKind.Array || actual.Items.Count != items.Count
                    ? [$"{path}: array of {items.Count} expected"]
                    : items.SelectMany((item, i) => Differences(item, actual.Items[i], $"{path}[{i}]"));
            case JsonObject members when !IsScalar(members):
                return actual.Kind != TomlKind.Table || !members.Select(m => m.Key).Order().SequenceEqual(actual.Members.Keys.Order())
                    ? [$"{path}: table with {string.Join(',', members.Select(m => m.Key))} expected"]
                    : members.SelectMany(member => Differences(member.Value, actual.Members[member.Key], $"{path}.{member.Key}"));
            default:
                string type = expected!["type"]!.GetValue<string>();
                string value = expected["value"]!.GetValue<string>();
                return Equals(type, value, actual) ? [] : [$"{path}: {type} {value} expected, {actual.Kind} {actual.ToJson().ToJsonString()} found"];
        }
    }

    private static bool IsScalar(JsonObject members) =>
        members.Count == 2 && members["type"]?.GetValueKind() == JsonValueKind.String && members["value"]?.GetValueKind() == JsonValueKind.String;

    private static bool Equals(string type, string value, TomlValue actual) => type switch
    {
        "string" => actual.Kind == TomlKind.String && actual.AsString == value,
        "integer" => actual.Kind == TomlKind.Integer && actual.AsInteger == long.Parse(value, CultureInfo.InvariantCulture),
        "bool" => actual.Kind == TomlKind.Boolean && actual.AsBoolean == (value == "true"),
        "float" => actual.Kind == TomlKind.Float && actual.AsFloat.Equals(Float(value)),
        "datetime" => actual.Kind == TomlKind.OffsetDateTime && actual.AsOffsetDateTime == DateTimeOffset.Parse(value, CultureInfo.InvariantCulture),
        "datetime-local" => actual.Kind == TomlKind.LocalDateTime && actual.AsLocalDateTime == DateTime.Parse(value, CultureInfo.InvariantCulture),
        "date-local" => actual.Kind == TomlKind.LocalDate && actual.AsLocalDate == DateOnly.Parse(value, CultureInfo.InvariantCulture),
        "time-local" => actual.Kind == TomlKind.LocalTime && actual.AsLocalTime == TimeOnly.Parse(value, CultureInfo.InvariantCulture),
        _ => false,
    };

    private static double Float(string value) => value switch
    {
        "inf" or "+inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => double.Parse(value, CultureInfo.InvariantCulture),
    };
}
