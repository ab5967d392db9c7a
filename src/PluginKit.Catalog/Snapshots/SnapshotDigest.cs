using System.Security.Cryptography;
using System.Text.Json;
using System.Text;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Snapshots;

/// <summary>
/// The digests that a snapshot carries: one for each entry, over its JSON as the contract writes it, and one over all of them with the revision and the
/// problems. They find damage and tell the entry; whoever can write the file can make them anew.
/// </summary>
internal static class SnapshotDigest
{
    public static string Of(CatalogEntry entry) => Of(JsonSerializer.SerializeToUtf8Bytes(entry, ContractsJsonContext.Default.CatalogEntry));

    /// <summary>Over the members that stand in the file: those that this version knows besides are not part of what an older one wrote.</summary>
    public static string Of(ReadOnlySpan<byte> utf8)
    {
        var members = System.Text.Json.Nodes.JsonNode.Parse(utf8)!.AsObject();
        members.Remove("entry_digest");
        return ContentDigest.OfText(members.ToJsonString());
    }

    /// <param name="revision">The revision of the source.</param>
    /// <param name="problems">The problems of the document.</param>
    /// <param name="entries">Id and digest of each entry, in any order.</param>
    public static string Of(string revision, IReadOnlyList<Problem> problems, IEnumerable<(string Id, string Digest)> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, "revision", revision);
        Append(hash, "problems", ContentDigest.Of(JsonSerializer.SerializeToUtf8Bytes(problems, ContractsJsonContext.Default.IReadOnlyListProblem)));
        foreach (var (id, digest) in entries.OrderBy(static entry => entry.Id, StringComparer.Ordinal).ThenBy(static entry => entry.Digest, StringComparer.Ordinal))
        {
            Append(hash, id, digest);
        }

        return ContentDigest.OfHash(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string name, string value)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        hash.AppendData("\0"u8);
        hash.AppendData(Encoding.UTF8.GetBytes(value));
        hash.AppendData("\n"u8);
    }
}
