using PluginKit.Contracts.Documents;

namespace PluginKit.Contracts.Tests.Corpus;

/// <summary>Asks the reader of a kind of document that is known by its identifier only, so that kinds that are added later are asked too.</summary>
internal static class EveryReader
{
    /// <summary>Outcome, problem code and fidelity.</summary>
    public static Task<(string Outcome, string? Code, string Fidelity)> OpenAsync(string format, Func<Stream> open) =>
        (Task<(string, string?, string)>)typeof(EveryReader).GetMethod(nameof(OpenTypedAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(DocumentFormats.TypeOf(format)!).Invoke(null, [open])!;

    /// <summary>The members of all kinds that are documents themselves, as format and member.</summary>
    public static IEnumerable<string> PartsOfAll() =>
        from format in DocumentFormats.All
        let info = DocumentJson.Options.GetTypeInfo(DocumentFormats.TypeOf(format)!)
        from property in info.Properties
        where !property.IsExtensionData
        let member = info.Options.GetTypeInfo(property.PropertyType)
        where IsDocument(member.Type) || IsDocument(member.ElementType)
        select $"{format} {property.Name}";

    private static async Task<(string Outcome, string? Code, string Fidelity)> OpenTypedAsync<TDocument>(Func<Stream> open)
        where TDocument : IntegrationDocument
    {
        var read = await DocumentReader.ReadAsync<TDocument>(open, "a.json");
        return (read.Outcome.Value, read.Problem?.Code, read.Fidelity.Value);
    }

    private static bool IsDocument(Type? type) => type?.IsSubclassOf(typeof(IntegrationDocument)) == true;
}
