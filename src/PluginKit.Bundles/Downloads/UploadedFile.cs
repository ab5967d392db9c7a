namespace PluginKit.Bundles.Downloads;

/// <summary>A file to upload.</summary>
/// <param name="Name">Its name at the server.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Digest">Digest of its bytes.</param>
/// <param name="Bytes">How many there are.</param>
/// <param name="OpenRead">Opens it; again for every attempt.</param>
internal sealed record UploadedFile(string Name, string ContentType, string Digest, long Bytes, Func<Stream> OpenRead)
{
    public static UploadedFile OfText(string name, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return new(name, "text/plain", Contracts.Digests.ContentDigest.Of(bytes), bytes.Length, () => new MemoryStream(bytes, writable: false));
    }
}
