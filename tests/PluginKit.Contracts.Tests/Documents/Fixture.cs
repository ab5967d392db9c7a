using PluginKit.Contracts.Documents;

namespace PluginKit.Contracts.Tests.Documents;

/// <summary>The frozen documents: every later version must read them. They are never made again.</summary>
internal static class Fixture
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Fixtures", "v1");

    public static IEnumerable<string> Written => Names(Root);

    public static IEnumerable<string> Drafts => Names(Path.Combine(Root, "drafts")).Select(static name => $"drafts/{name}");

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Root, name + ".json"));

    /// <summary>Reads a fixture as the document that it says to be, and writes it again.</summary>
    public static (IntegrationDocument? Document, byte[] Written, string Fidelity, string? Problem) ReadAndWrite(string name)
    {
        var read = DocumentReader.Read<IntegrationDocument>(Bytes(name), name);
        return (read.Document, read.HasDocument ? DocumentJson.Write(read.Document) : [], read.Fidelity.Value, read.Problem?.Message);
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);
}
