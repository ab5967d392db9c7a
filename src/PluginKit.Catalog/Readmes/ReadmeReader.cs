using System.Text;
using Microsoft.Extensions.Options;
using PluginKit.Catalog.Checkouts;
using PluginKit.Catalog.Projection;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Readmes;

/// <summary>Reads the README that an entry names, never anything outside the catalog: the reference may come from a snapshot that somebody else made.</summary>
internal sealed class ReadmeReader(IDisk disk, IOptions<CatalogOptions> options)
{
    private const string AuthoredFolder = "plugin";

    public ReadmeResult Read(CatalogEntry entry, string? root)
    {
        if (entry.DetailRef is not { } reference || entry.DetailKind != CatalogProjection.AuthoredReadme || root is null)
        {
            return Unavailable(entry, "it has none");
        }

        if (!PlainPath.IsBelow(reference))
        {
            return Unavailable(entry, "its reference is not a path below the catalog");
        }

        var path = Path.Join(root, reference.Replace('/', Path.DirectorySeparatorChar));
        try
        {
            // Any link on the way would make the real path another one.
            if (!string.Equals(disk.ResolveLinks(path), path, StringComparison.Ordinal))
            {
                return Unavailable(entry, "a link is in the way");
            }

            if (disk.Stat(path) is not { Kind: DiskEntryKind.File })
            {
                return Unavailable(entry, "there is no such file");
            }

            if (!IsAuthored(path))
            {
                return Unavailable(entry, "its reference is not an authored README");
            }

            return Content(reference, path) is { } content ? new(content, null) : Unavailable(entry, "it is not text");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unavailable(entry, exception.Message);
        }
    }

    // Beside the folder of the authored files, a README is a generated one: it tells how to edit the package.
    private bool IsAuthored(string path) => string.Equals(Path.GetFileName(path), "README.md", StringComparison.Ordinal)
        && (string.Equals(Path.GetFileName(Path.GetDirectoryName(path)), AuthoredFolder, StringComparison.Ordinal)
            || disk.Stat(Path.Join(Path.GetDirectoryName(path), AuthoredFolder)) is null);

    private ReadmeContent? Content(string reference, string path)
    {
        var buffer = new byte[options.Value.MaximumReadmeBytes + 1];
        int length;
        using (var stream = disk.OpenReadNoFollow(path))
        {
            length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }

        var truncated = length > options.Value.MaximumReadmeBytes;
        var bytes = buffer.AsSpan(0, truncated ? WholeCharacters(buffer, options.Value.MaximumReadmeBytes) : length);
        if (bytes.Contains((byte)0))
        {
            return null;
        }

        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        return new()
        {
            DetailKind = CatalogProjection.AuthoredReadme,
            DetailRef = reference,
            Text = Encoding.UTF8.GetString(bytes),
            Truncated = truncated,
        };
    }

    // A cut inside a character would show a replacement character at the end.
    private static int WholeCharacters(byte[] bytes, int limit)
    {
        var end = limit;
        while (end > 0 && limit - end < 4 && (bytes[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return end;
    }

    private static ReadmeResult Unavailable(CatalogEntry entry, string reason) => new(null, Problem.Of(
        ProblemCodes.ReadmeUnavailable, $"The README of '{entry.IntegrationId}' cannot be shown: {reason}.", entry.DetailRef));
}
