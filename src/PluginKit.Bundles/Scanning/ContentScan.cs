using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;

namespace PluginKit.Bundles.Scanning;

/// <summary>
/// Looks into files while their bytes pass, one after the other and each from the first byte to the last: for hidden characters in text, for pages and pointers in
/// place of content and, where asked, for secrets in every kind of file. Of what is packed it only says that it was not looked into.
/// </summary>
internal sealed class ContentScan(ContentFindings findings, bool forSecrets)
{
    private const int Head = 512;

    // What compresses hides its content: zip (and what is one: docx, jar, whl), gzip, bzip2, xz, zstd, 7z, rar.
    private static readonly byte[][] PackedMagics =
    [
        [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6], [0x1F, 0x8B], "BZh"u8.ToArray(), [0xFD, 0x37, 0x7A, 0x58, 0x5A], [0x28, 0xB5, 0x2F, 0xFD],
        [0x37, 0x7A, 0xBC, 0xAF], "Rar!"u8.ToArray(),
    ];

    private readonly SecretScan? _secrets = forSecrets ? new(findings) : null;
    private readonly HiddenTextScan _hidden = new(findings);
    private readonly byte[] _head = new byte[Head];
    private string _path = string.Empty;
    private int _known;
    private bool _isBinary;

    public void Begin(string path)
    {
        (_path, _known, _isBinary) = (path, 0, false);
        _secrets?.Begin(path);
        _hidden.Begin(path);
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var missing = Math.Min(bytes.Length, Head - _known);
        bytes[..missing].CopyTo(_head.AsSpan(_known));
        _known += missing;
        _secrets?.Append(bytes);
        _isBinary = _isBinary || bytes.Contains((byte)0);
        if (!_isBinary)
        {
            _hidden.Append(bytes);
        }
    }

    public void End()
    {
        var head = _head.AsSpan(0, _known);
        _secrets?.End();
        if (Pretence.Of(_path, head) is { } reason)
        {
            findings.Pretence(Problem.Of(ProblemCodes.SourceNotContent, $"{Printable.Of(_path)} {reason}.", _path));
        }

        if (IsPacked(head))
        {
            findings.NotRead(_path, HandoffUnread.Packed);
        }
        else if (_isBinary || !_hidden.End())
        {
            findings.NotRead(_path, HandoffUnread.Binary);
        }
    }

    private static bool IsPacked(ReadOnlySpan<byte> head)
    {
        foreach (var magic in PackedMagics)
        {
            if (head.StartsWith(magic))
            {
                return true;
            }
        }

        return false;
    }
}
