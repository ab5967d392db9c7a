using System.Buffers;
using System.Text;
using System.Text.Json;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Snapshots;

/// <summary>
/// The digest that a snapshot carries: over the digests of its entries with the revision, the origins and the problems. It finds damage; whoever can write
/// the file can make it anew.
/// </summary>
internal static class SnapshotDigest
{
    /// <param name="revision">The revision of the source.</param>
    /// <param name="origins">The origins of the document.</param>
    /// <param name="problems">The problems of the document.</param>
    /// <param name="entries">Id and digest of each entry, in the order of the file.</param>
    public static string Of(string revision, IReadOnlyList<CatalogSource> origins, IReadOnlyList<Problem> problems, IEnumerable<(string Id, string Digest)> entries)
    {
        var content = new ArrayBufferWriter<byte>();
        Append(content, "revision", revision);
        Append(content, "origins", ContentDigest.Of(JsonSerializer.SerializeToUtf8Bytes(origins, ContractsJsonContext.Default.IReadOnlyListCatalogSource)));
        Append(content, "problems", ContentDigest.Of(JsonSerializer.SerializeToUtf8Bytes(problems, ContractsJsonContext.Default.IReadOnlyListProblem)));
        foreach (var (id, digest) in entries)
        {
            Append(content, id, digest);
        }

        return ContentDigest.Of(content.WrittenSpan);
    }

    private static void Append(ArrayBufferWriter<byte> content, string name, string value)
    {
        Encoding.UTF8.GetBytes(name, content);
        content.Write("\0"u8);
        Encoding.UTF8.GetBytes(value, content);
        content.Write("\n"u8);
    }
}
