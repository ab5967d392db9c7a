using System.Text;
using PluginKit.Contracts.Documents;
using PluginKit.Tests.Frozen;

namespace PluginKit.Contracts.Tests.Corpus;

/// <summary>
/// The frozen documents of schema version 1: for every kind of document a folder with a file for each role. What a reader has to make of <c>x.json</c> is
/// <c>x.read.json</c> where that is there, else what <c>x.json</c> itself says.
/// </summary>
internal static class CorpusFolder
{
    private const string ReadSuffix = ".read.json";

    /// <summary>Everything that is frozen of schema version 1, the older fixtures too.</summary>
    public static FrozenFolder All { get; } = Filled(new(Checkout.In("tests", "PluginKit.Contracts.Tests", "Fixtures", "v1")));

    /// <summary>The frozen documents, without those that say how they are read.</summary>
    public static IReadOnlyList<string> Documents => [.. All.Names.Where(static name => name.StartsWith("corpus/", StringComparison.Ordinal) && !name.EndsWith(ReadSuffix, StringComparison.Ordinal))];

    /// <summary>The name of a frozen document.</summary>
    /// <param name="format">The kind, as its identifier.</param>
    /// <param name="role">Which one of it.</param>
    public static string Name(string format, string role) => $"corpus/{format.Split('/')[1]}/{role}.json";

    public static string FormatOf(string name) => $"plugin-kit-ai/{name.Split('/')[1]}";

    public static string RoleOf(string name) => Path.GetFileNameWithoutExtension(name);

    /// <summary>What a reader has to make of a frozen document.</summary>
    public static byte[] ExpectedOf(string name) => All.Names.Contains(ReadNameOf(name)) ? All.Bytes(ReadNameOf(name)) : All.Bytes(name);

    public static string ReadNameOf(string name) => name.Replace(".json", ReadSuffix, StringComparison.Ordinal);

    /// <summary>The document of a role that covers every member, as JSON bytes.</summary>
    public static byte[] Full(string format) => All.Bytes(Name(format, CorpusRoles.Full));

    /// <summary>Every kind, for theories: kinds that are added later are in it.</summary>
    public static TheoryData<string> Formats => [.. DocumentFormats.All];

    // Before anybody asks what there is: suites run at the same time.
    private static FrozenFolder Filled(FrozenFolder folder)
    {
        foreach (var (format, role) in DocumentFormats.All.SelectMany(static format => CorpusRoles.All.Select(role => (format, role))))
        {
            var name = Name(format, role);
            folder.Offer(name, () => Encoding.UTF8.GetBytes(CorpusSample.Of(format, role).ToJsonString(DocumentJson.Options) + "\n"));
            if (CorpusRoles.IsCompleted(role))
            {
                folder.Offer(ReadNameOf(name), () => Read(folder, name));
            }
        }

        return folder;
    }

    private static byte[] Read(FrozenFolder folder, string name) => DocumentReader.Read<IntegrationDocument>(folder.Bytes(name), name) switch
    {
        { HasDocument: true, Document: var document } => DocumentJson.Write(document),
        var read => throw new InvalidOperationException(read.Problem!.Message),
    };
}
