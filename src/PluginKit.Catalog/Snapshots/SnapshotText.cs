using System.Security.Cryptography;
using PluginKit.Catalog.Origins;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Snapshots;

/// <summary>
/// The digest of a snapshot's text: all of it but the source, which holds the digest and is rewritten when the snapshot is marked as an older answer. One pass over
/// the bytes tells that a file is as it was written; one that was only reformatted is proven by <see cref="SnapshotDigest"/>.
/// </summary>
internal static class SnapshotText
{
    /// <param name="utf8">The file.</param>
    /// <param name="source">Where its source is.</param>
    public static string DigestOf(ReadOnlySpan<byte> utf8, Range source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(utf8[..source.Start]);
        hash.AppendData(utf8[source.End..]);
        return ContentDigest.OfHash(hash.GetHashAndReset());
    }

    /// <summary>What <see cref="CatalogSource.TextDigest"/> says for a text with this digest.</summary>
    public static string Told(string textDigest, string revision) => ContentDigest.OfText($"{textDigest}\n{revision}");

    /// <summary>The document with the digest of the text that it will be written as.</summary>
    public static CatalogDocument Signed(CatalogDocument document)
    {
        // The source stands before the entries: a document without entries tells where.
        var head = DocumentJson.Write(document with { Entries = [] });
        using var text = new HashedText(JsonParts.Of(head).Member("source")!.Value);
        DocumentJson.Write(text, document);
        return document with { Source = document.Source with { TextDigest = Told(text.Digest(), document.Source.Revision) } };
    }
}
