using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PluginKit.Contracts.Digests;

namespace PluginKit.Platform.Trees;

/// <summary>The tree digest, made piece by piece. Entries arrive in UTF-8 order of their paths.</summary>
internal sealed class TreeHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Directory(string path) => Header("dir", path, isExecutable: false, 0);

    /// <summary>Begins a file; its bytes follow by <see cref="Append"/>.</summary>
    public void File(string path, bool isExecutable, long length) => Header("file", path, isExecutable, length);

    public void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    public string Finish() => ContentDigest.OfHash(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    private void Header(string kind, string path, bool isExecutable, long length) => _hash.AppendData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{kind}\0{path}\0{(isExecutable ? "true" : "false")}\0{length}\0")));
}
