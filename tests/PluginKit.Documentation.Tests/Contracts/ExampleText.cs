using System.Text;
using System.Text.RegularExpressions;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Documentation.Tests.Contracts;

/// <summary>A document as the page shows it: what is random, or the build's, has a fixed text. Everything else is as the libraries wrote it.</summary>
internal static partial class ExampleText
{
    public static string Of(IntegrationDocument document)
    {
        var written = DocumentJson.Write(document);
        var text = Encoding.UTF8.GetString(written);
        text = OperationIds().Replace(text, "${operation}-20260504083000000-0a1b2c3d");
        text = ChangingDigests().Replace(text, $"${{member}}\"sha256:{new string('0', 64)}\"");
        text = Archives().Replace(text, $"${{member}}1720,\n    \"digest\": \"sha256:{new string('0', 64)}\"");
        text = Versions().Replace(text, "${member}0.1.0\"");

        var read = DocumentReader.Read<IntegrationDocument>(Encoding.UTF8.GetBytes(text), document.Format);
        (read.Problem, read.Fidelity).ShouldBe((null, DocumentFidelity.Full), document.Format);
        return text;
    }

    [GeneratedRegex("(?<operation>[a-z]+)-[0-9]{17}-[0-9a-f]{8}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex OperationIds();

    [GeneratedRegex("(?<member>\"(receipt|content)_digest\": )\"sha256:[0-9a-f]{64}\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ChangingDigests();

    [GeneratedRegex("(?<member>\"library_version\": \"|\"tool_version\": \"|\"generated_by_plugin_kit_version\": \"|\"adapter\": \"[A-Za-z.]+ )[^\"]+\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Versions();

    // The archive of a bundle holds the version of the library.
    [GeneratedRegex("(?<member>\"path\": \"[^\"]+[.]tar[.]gz\",\n    \"bytes\": )[0-9]+,\n    \"digest\": \"sha256:[0-9a-f]{64}\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Archives();
}
