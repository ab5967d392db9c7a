using System.Text;

namespace PluginKit.Testing.VirtualDisk.Facade;

/// <summary>Whole contents. <c>ReadLines</c> reads at once instead of line by line.</summary>
internal sealed partial class VirtualFile
{
    private static readonly UTF8Encoding PlainUtf8 = new(encoderShouldEmitUTF8Identifier: false);

    public override byte[] ReadAllBytes(string path)
    {
        using var stream = OpenRead(path);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public override string ReadAllText(string path) => ReadAllText(path, Encoding.UTF8);

    public override string ReadAllText(string path, Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        using var reader = new StreamReader(OpenRead(path), encoding, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    public override string[] ReadAllLines(string path) => ReadAllLines(path, Encoding.UTF8);

    public override string[] ReadAllLines(string path, Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        using var reader = new StreamReader(OpenRead(path), encoding, detectEncodingFromByteOrderMarks: true);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return [.. lines];
    }

    public override IEnumerable<string> ReadLines(string path) => ReadAllLines(path);

    public override IEnumerable<string> ReadLines(string path, Encoding encoding) => ReadAllLines(path, encoding);

    public override void WriteAllBytes(string path, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        using var stream = Open(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        stream.Write(bytes);
    }

    public override void WriteAllText(string path, string? contents) => WriteAllText(path, contents, PlainUtf8);

    public override void WriteAllText(string path, string? contents, Encoding encoding) => Write(path, FileMode.Create, encoding, [contents], lines: false);

    public override void AppendAllText(string path, string? contents) => AppendAllText(path, contents, PlainUtf8);

    public override void AppendAllText(string path, string? contents, Encoding encoding) => Write(path, FileMode.Append, encoding, [contents], lines: false);

    public override void WriteAllLines(string path, string[] contents) => WriteAllLines(path, contents, PlainUtf8);

    public override void WriteAllLines(string path, string[] contents, Encoding encoding) => Write(path, FileMode.Create, encoding, contents, lines: true);

    public override void WriteAllLines(string path, IEnumerable<string> contents) => WriteAllLines(path, contents, PlainUtf8);

    public override void WriteAllLines(string path, IEnumerable<string> contents, Encoding encoding) =>
        Write(path, FileMode.Create, encoding, contents, lines: true);

    public override void AppendAllLines(string path, IEnumerable<string> contents) => AppendAllLines(path, contents, PlainUtf8);

    public override void AppendAllLines(string path, IEnumerable<string> contents, Encoding encoding) =>
        Write(path, FileMode.Append, encoding, contents, lines: true);

    private void Write(string path, FileMode mode, Encoding encoding, IEnumerable<string?> parts, bool lines)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentNullException.ThrowIfNull(parts);
        using var writer = new StreamWriter(Open(path, mode, FileAccess.Write, FileShare.Read), encoding);
        foreach (var part in parts)
        {
            writer.Write(part);
            writer.Write(lines ? Environment.NewLine : string.Empty);
        }
    }
}
