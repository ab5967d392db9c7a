using System.Buffers;
using PluginKit.Authoring.Screening;
using PluginKit.Contracts.Documents;

namespace PluginKit.Bundles.Scanning;

/// <summary>
/// Looks into files while their bytes pass, one after the other: for what <see cref="PackageScreening"/> finds in a file that is held for it as a whole and, where
/// asked, for secrets in every kind of file of any length.
/// </summary>
internal sealed class ContentScan(ContentFindings findings, bool forSecrets)
{
    /// <summary>What is held of a file. No text that agents read is as long; a longer one is told to be unread.</summary>
    private const int Most = 8 << 20;

    private readonly SecretScan? _secrets = forSecrets ? new(findings) : null;
    private readonly ArrayBufferWriter<byte> _held = new(64 << 10);
    private string _path = string.Empty;
    private long _bytes;

    public void Begin(string path)
    {
        (_path, _bytes) = (path, 0);
        _held.ResetWrittenCount();
        _secrets?.Begin(path);
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _bytes += bytes.Length;
        _secrets?.Append(bytes);
        if (_bytes <= Most)
        {
            _held.Write(bytes);
        }
    }

    public void End()
    {
        _secrets?.End();
        if (_bytes > Most)
        {
            findings.NotRead(new() { Path = _path, Bytes = _bytes, Reason = UnreadFile.Large });
            return;
        }

        var (problems, unread) = PackageScreening.ScreenFile(_path, _held.WrittenMemory);
        foreach (var problem in problems)
        {
            findings.Screened(problem);
        }

        if (unread is not null)
        {
            findings.NotRead(unread);
        }
    }
}
