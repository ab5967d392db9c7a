using System.Text;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Machine;

namespace PluginKit.Storefront.Tests.Golden;

/// <summary>A derived document, compared byte for byte with the one in the repository. <c>PLUGINKIT_ACCEPT_GOLDEN=1</c> writes what is there now.</summary>
internal static class GoldenDocument
{
    private static readonly bool s_accept = Environment.GetEnvironmentVariable("PLUGINKIT_ACCEPT_GOLDEN") == "1";

    public static void ShouldBe<TDocument>(string name, TDocument document)
        where TDocument : IntegrationDocument
    {
        var written = DocumentJson.Write(document);
        var read = DocumentReader.Read<TDocument>(written, name);
        read.Problem.ShouldBeNull(name);
        read.Fidelity.ShouldBe(DocumentFidelity.Full, name);
        Encoding.UTF8.GetString(DocumentJson.Write(read.Document!)).ShouldBe(Encoding.UTF8.GetString(written), name);
        var path = Checkout.In("tests", "PluginKit.Storefront.Tests", "Golden", name + ".json");
        if (s_accept)
        {
            File.WriteAllBytes(path, written);
            return;
        }

        File.Exists(path).ShouldBeTrue($"there is no {name}.json; PLUGINKIT_ACCEPT_GOLDEN=1 writes it");
        Encoding.UTF8.GetString(written).ShouldBe(File.ReadAllText(path), $"{name}.json; PLUGINKIT_ACCEPT_GOLDEN=1 accepts what is there now");
    }
}
