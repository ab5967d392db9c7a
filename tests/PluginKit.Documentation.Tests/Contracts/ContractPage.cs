using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Documentation.Tests.Contracts;

/// <summary>The page of a kind of document: what it is for, who writes it, its members, its words, and examples.</summary>
internal static class ContractPage
{
    private static readonly XmlDocumentation Documentation = new(typeof(IntegrationDocument).Assembly, isMarkdown: true);

    public static string PathOf(string format) => $"docs/contracts/{Name(format)}.md";

    public static string Text(string format, IReadOnlyList<ContractExample> examples)
    {
        var kind = ContractKinds.Of(format);
        var type = DocumentFormats.TypeOf(format)!;
        var records = new ContractRecords(type);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # {kind.Title}

            `{format}`, schema version {DocumentFormats.SchemaVersion} ([schema](../schema/v{DocumentFormats.SchemaVersion}/{Name(format)}.schema.json)); in .NET `{type.Name}` of `PluginKit.Contracts.Documents`.

            {kind.Purpose}

            This page is made from the documentation of the records and from what the libraries write in a test (`PLUGINKIT_ACCEPT_DOCS=1`); change it there. What holds of every
            document, and how readers tell absent, unreadable, corrupt, incompatible and newer ones apart, is said [for all of them](../contracts.md#reading).


            """);
        Writers(page, kind);
        Records(page, records);
        Words(page, records);
        Examples(page, [.. examples.Where(example => example.Format == format)]);
        return page.ToString();
    }

    private static void Writers(StringBuilder page, ContractKind kind)
    {
        page.Append("## Who writes it\n\n| API | Sample host, with `--format json` | |\n|---|---|---|\n");
        foreach (var writer in kind.Writers)
        {
            var commands = writer.Commands.Count == 0 ? "–" : string.Join("<br>", writer.Commands.Select(static command => $"`{command}`"));
            page.Append(CultureInfo.InvariantCulture, $"| `{writer.Api}` | {commands} | {writer.Says} |\n");
        }
    }

    private static void Records(StringBuilder page, ContractRecords records)
    {
        page.Append("\n## Members\n\n*Absent* says when PluginKit leaves a member out, and what a reader takes for one that is not there. Members that nobody knows are kept.\n");
        foreach (var (index, record) in records.Records.Index())
        {
            if (index > 0)
            {
                page.Append(CultureInfo.InvariantCulture, $"\n### {record.Type.Name}\n\n{Documentation.Of(record.Type)}\n");
            }

            page.Append("\n| Member | Type | Absent | Meaning |\n|---|---|---|---|\n");
            foreach (var member in ContractRecords.Members(record))
            {
                page.Append(CultureInfo.InvariantCulture, $"| `{member.Name}` | {ContractRecords.TypeOf(member.PropertyType)} | {ContractRecords.AbsenceOf(record, member)} | {Meaning(member)} |\n");
            }
        }
    }

    private static void Words(StringBuilder page, ContractRecords records)
    {
        if (records.Words.Count == 0)
        {
            return;
        }

        page.Append("\n## Words\n\nWords are added within a schema version. A reader keeps one that it does not know and shows it as unknown.\n");
        foreach (var list in records.Words)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### {list.Name}\n\n{Documentation.Of(list)}\n\n");
            var known = ((IEnumerable)list.GetProperty(nameof(IKnownText<Outcome>.Known))!.GetValue(null)!).Cast<object>().Select(static word => word.ToString()!);
            var meanings = list.GetProperties().Where(property => property.PropertyType == list)
                .ToDictionary(static property => property.GetValue(null)!.ToString()!, property => Documentation.Of(property), StringComparer.Ordinal);
            foreach (var word in known)
            {
                page.Append(CultureInfo.InvariantCulture, $"- {(meanings.GetValueOrDefault(word) is { } meaning && meaning.StartsWith($"`{word}`", StringComparison.Ordinal) ? meaning : $"`{word}`: {meanings.GetValueOrDefault(word)}")}\n");
            }
        }
    }

    private static void Examples(StringBuilder page, IReadOnlyList<ContractExample> examples)
    {
        page.Append(examples.Count == 1 ? "\n## Example\n" : "\n## Examples\n");
        foreach (var example in examples)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n{example.Caption}\n\n```json\n{example.Json}```\n");
        }
    }

    private static string Meaning(JsonPropertyInfo member)
    {
        var property = member.DeclaringType.GetProperties()
            .Where(candidate => candidate.GetCustomAttributes(typeof(JsonPropertyNameAttribute), inherit: true).Cast<JsonPropertyNameAttribute>().SingleOrDefault()?.Name == member.Name)
            .MaxBy(candidate => candidate.DeclaringType == member.DeclaringType)!;
        return Documentation.Of(property)!.Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string Name(string format) => format.Split('/')[1];
}
