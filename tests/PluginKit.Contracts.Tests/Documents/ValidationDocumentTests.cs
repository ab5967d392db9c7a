using System.Text;
using System.Text.Json;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Tests.Documents;

/// <summary>The one document whose warnings are objects, as the existing tool writes them.</summary>
public sealed class ValidationDocumentTests
{
    private static readonly ValidationDocument Document = new()
    {
        Format = DocumentFormats.Validation,
        ProjectRoot = "/work/demo",
        Outcome = ValidationOutcome.Passed,
        Warnings = [new() { Kind = ValidationKinds.ManifestUnknownField, Path = "plugin/plugin.yaml", Message = "colour is not known" }],
    };

    [Fact]
    public void Warnings_and_their_number_are_written_once_and_as_objects()
    {
        foreach (var text in (byte[][])[DocumentJson.Write(Document), DocumentJson.Write<IntegrationDocument>(Document)])
        {
            using var json = JsonDocument.Parse(text);

            json.RootElement.EnumerateObject().Count(static member => member.Name == "warnings").ShouldBe(1, Encoding.UTF8.GetString(text));
            json.RootElement.EnumerateObject().Count(static member => member.Name == "warning_count").ShouldBe(1);
            json.RootElement.GetProperty("warning_count").GetInt32().ShouldBe(1);
            var warning = json.RootElement.GetProperty("warnings").EnumerateArray().ShouldHaveSingleItem();
            warning.EnumerateObject().Select(static member => member.Name).ShouldBe(["kind", "path", "message"]);
        }
    }

    [Fact]
    public void Whoever_holds_it_as_any_document_sees_the_same_warnings_as_sentences()
    {
        IntegrationDocument any = Document;

        any.Warnings.ShouldBe(["colour is not known"]);
        any.WarningCount.ShouldBe(1);
        (Document with { Warnings = [] }).ShouldBeAssignableTo<IntegrationDocument>().ShouldNotBeNull().WarningCount.ShouldBe(0);
    }

    [Fact]
    public void What_was_written_is_read_with_both_views()
    {
        var read = DocumentReader.Read<ValidationDocument>(DocumentJson.Write(Document), "test").Document.ShouldNotBeNull();

        read.Warnings.ShouldHaveSingleItem().Kind.ShouldBe(ValidationKinds.ManifestUnknownField);
        ((IntegrationDocument)read).Warnings.ShouldBe(["colour is not known"]);
    }
}
