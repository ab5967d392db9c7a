using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PluginKit.Contracts.Sources;

namespace PluginKit.Authoring.Deliveries;

internal static class TreeDigest
{
    public static string Compute(IEnumerable<PackageEntry> entries, Func<string, ReadOnlyMemory<byte>> read)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in entries)
        {
            var isFile = entry.Kind == PackageEntryKind.File;
            var header = string.Create(CultureInfo.InvariantCulture, $"{(isFile ? "file" : "dir")}\0{entry.Path}\0{(entry.IsExecutable ? "true" : "false")}\0{entry.Length}\0");
            hash.AppendData(Encoding.UTF8.GetBytes(header));
            if (isFile)
            {
                hash.AppendData(read(entry.Path).Span);
            }
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
