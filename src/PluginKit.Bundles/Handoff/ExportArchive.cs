using System.Security.Cryptography;
using System.Text.Json;
using PluginKit.Bundles.Packing;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Text;

namespace PluginKit.Bundles.Handoff;

/// <summary>Writes the archive beside its place and moves it there when it is whole.</summary>
internal sealed class ExportArchive(IDisk disk, string root, HandoffLimits limits, string output)
{
    private string Unfinished => Path.Join(Path.GetDirectoryName(output)!, $".{Path.GetFileName(output)}.pluginkit-new");

    public HandoffArchive Write(HandoffMetadata metadata, HandoffListing listing, CancellationToken cancellationToken)
    {
        var head = Head(metadata);
        disk.DeleteFile(Unfinished);
        try
        {
            HandoffArchive archive;
            using (var file = disk.CreateNew(Unfinished, null))
            using (var hashed = new HashedStream(file))
            {
                Pack(hashed, head, listing, cancellationToken);
                disk.Flush(file);
                archive = new() { Path = output, Bytes = hashed.Bytes, Digest = hashed.Digest() };
            }

            if (archive.Bytes > limits.MaxArchiveBytes)
            {
                throw new HandoffRefusedException(Problem.Of(
                    ProblemCodes.SourceLimitExceeded, $"The archive would have {archive.Bytes} bytes; {limits.MaxArchiveBytes} are allowed.", output));
            }

            cancellationToken.ThrowIfCancellationRequested();
            disk.MoveFile(Unfinished, output, overwrite: true);
            disk.FlushDirectory(Path.GetDirectoryName(output)!);
            return archive;
        }
        finally
        {
            Clear();
        }
    }

    private byte[] Head(HandoffMetadata metadata)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(metadata, HandoffMetadataJson.Readable.HandoffMetadata), (byte)'\n'];
        return bytes.Length <= limits.MaxMetadataBytes ? bytes : throw new HandoffRefusedException(Problem.Of(
            ProblemCodes.SourceLimitExceeded, $"The list of files has {bytes.Length} bytes; {limits.MaxMetadataBytes} are allowed.", root));
    }

    private void Pack(Stream destination, byte[] head, HandoffListing listing, CancellationToken cancellationToken)
    {
        var gzip = new GzipFile(destination);
        var tar = new TarFile(gzip);
        gzip.Begin();
        tar.File(HandoffMetadata.FileName, head.Length, isExecutable: false);
        tar.Write(head);
        foreach (var file in listing.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tar.File(file.Path, file.Bytes, file.Executable);
            var left = file.Bytes;
            var (_, digest) = ExportReading.Pass(disk, HandoffFolder.At(root, file.Path), piece =>
            {
                left -= piece.Length;
                tar.Write(left >= 0 ? piece : throw Changed(file));
            });
            if (left != 0 || digest != file.Digest)
            {
                throw Changed(file);
            }
        }

        tar.End();
        gzip.End();
    }

    private void Clear()
    {
        try
        {
            disk.DeleteFile(Unfinished);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next export of the same name deletes it.
        }
    }

    private HandoffRefusedException Changed(HandoffFile file) => new(Problem.Of(
        ProblemCodes.SourceChanged, $"'{Printable.Of(file.Path)}' changed while the project was being packed.", HandoffFolder.At(root, file.Path)));

    /// <summary>Digests what is written.</summary>
    private sealed class HashedStream(Stream destination) : ForwardCopy(destination)
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public long Bytes { get; private set; }

        public string Digest() => ContentDigest.OfHash(_hash.GetHashAndReset());

        protected override void Look(ReadOnlySpan<byte> bytes)
        {
            _hash.AppendData(bytes);
            Bytes += bytes.Length;
        }

        protected override void End() => _hash.Dispose();
    }
}
