using System.Text;
using System.Text.RegularExpressions;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Tests.Machine;

namespace PluginKit.Lifecycle.Tests.Golden;

/// <summary>
/// A document of the real engine, compared byte for byte with the one in the repository. <c>PLUGINKIT_ACCEPT_GOLDEN=1</c> writes what is there now; what is
/// random (operation ids) has a fixed text instead.
/// </summary>
internal static partial class GoldenDocument
{
    private static readonly bool s_accept = Environment.GetEnvironmentVariable("PLUGINKIT_ACCEPT_GOLDEN") == "1";

    public static void ShouldBe<TDocument>(string name, TDocument document, World world)
        where TDocument : IntegrationDocument
    {
        var written = DocumentJson.Write(document);
        var read = DocumentReader.Read<TDocument>(written, name);
        read.Problem.ShouldBeNull(name);
        read.Fidelity.ShouldBe(DocumentFidelity.Full, name);
        var text = Fixed(Encoding.UTF8.GetString(written), world);
        var path = Path.Combine(Checkout.Root, "tests", "PluginKit.Lifecycle.Tests", "Golden", name + ".json");
        if (s_accept)
        {
            File.WriteAllText(path, text);
            return;
        }

        File.Exists(path).ShouldBeTrue($"there is no {name}.json; PLUGINKIT_ACCEPT_GOLDEN=1 writes it");
        text.ShouldBe(File.ReadAllText(path), $"{name}.json; PLUGINKIT_ACCEPT_GOLDEN=1 accepts what is there now");
    }

    private static string Fixed(string text, World world)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);

        // A receipt names the operation that wrote it, so that its digest is another one every time; versions are those of the build.
        var stable = Versions().Replace(ReceiptDigests().Replace(text, "\"receipt_digest\": \"sha256:RECEIPT\""), "${member}VERSION\"");
        return OperationIds().Replace(stable.Replace(world.Root, "/machine", StringComparison.Ordinal), match =>
        {
            if (!ids.TryGetValue(match.Value, out var id))
            {
                ids[match.Value] = id = $"{match.Groups["operation"].Value}-{ids.Count + 1}";
            }

            return id;
        });
    }

    [GeneratedRegex("\"receipt_digest\": \"sha256:[0-9a-f]{64}\"", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex ReceiptDigests();

    [GeneratedRegex("(?<member>\"library_version\": \"|\"adapter\": \"[A-Za-z.]+ )[^\"]+\"", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Versions();

    [GeneratedRegex("(?<operation>[a-z]+)-[0-9]{17}-[0-9a-f]{8}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex OperationIds();
}
