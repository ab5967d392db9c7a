using PluginKit.Contracts.Documents;

namespace PluginKit.Contracts.Tests.Documents;

/// <summary>The frozen documents: every later version must read them. They are never made again.</summary>
internal static class Fixture
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Fixtures", "v1");

    public static IEnumerable<string> Written => Names(Root);

    public static IEnumerable<string> Drafts => Names(Path.Combine(Root, "drafts")).Select(static name => $"drafts/{name}");

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Root, name + ".json"));

    /// <summary>Reads a fixture as the document type its name says and writes it again.</summary>
    public static (object? Document, byte[] Written, string Fidelity, string? Problem) ReadAndWrite(string name) => TypeOf(name) switch
    {
        var type when type == typeof(CatalogDocument) => ReadAndWrite<CatalogDocument>(name),
        var type when type == typeof(CatalogChangesDocument) => ReadAndWrite<CatalogChangesDocument>(name),
        var type when type == typeof(DiscoveryDocument) => ReadAndWrite<DiscoveryDocument>(name),
        var type when type == typeof(ViewDocument) => ReadAndWrite<ViewDocument>(name),
        var type when type == typeof(DetailDocument) => ReadAndWrite<DetailDocument>(name),
        var type when type == typeof(NativeChangeDocument) => ReadAndWrite<NativeChangeDocument>(name),
        var type when type == typeof(CollectionDocument) => ReadAndWrite<CollectionDocument>(name),
        var type when type == typeof(NativeDetailDocument) => ReadAndWrite<NativeDetailDocument>(name),
        var type when type == typeof(ViewChangeDocument) => ReadAndWrite<ViewChangeDocument>(name),
        var type when type == typeof(PlanDocument) => ReadAndWrite<PlanDocument>(name),
        var type when type == typeof(ResultDocument) => ReadAndWrite<ResultDocument>(name),
        _ => ReadAndWrite<ReportDocument>(name),
    };

    public static Type TypeOf(string name) => Path.GetFileName(name).Split('-')[0] switch
    {
        "catalog" => typeof(CatalogDocument),
        "changes" => typeof(CatalogChangesDocument),
        "discovery" => typeof(DiscoveryDocument),
        "view" => typeof(ViewDocument),
        "detail" => typeof(DetailDocument),
        "change" => typeof(NativeChangeDocument),
        "collection" => typeof(CollectionDocument),
        "result" => typeof(ResultDocument),
        "nativedetail" => typeof(NativeDetailDocument),
        "viewchange" => typeof(ViewChangeDocument),
        "saved" => typeof(PlanDocument),
        _ => typeof(ReportDocument),
    };

    private static (object? Document, byte[] Written, string Fidelity, string? Problem) ReadAndWrite<TDocument>(string name)
        where TDocument : IntegrationDocument
    {
        var read = DocumentReader.Read<TDocument>(Bytes(name), name);
        return (read.Document, read.HasDocument ? DocumentJson.Write(read.Document) : [], read.Fidelity.Value, read.Problem?.Message);
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);
}
