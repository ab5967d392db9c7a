using System.Globalization;
using System.Text;
using System.Text.Json;
using PluginKit.Contracts.Display;
using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Documents.Reading;

/// <summary>Turns what the JSON reader throws into a problem with a position, without repeating the content of the document.</summary>
internal static class JsonFaults
{
    public static Problem NotAnObject(string origin) => Problem.Of(ProblemCodes.DocumentCorrupt, $"'{origin}' is not a JSON object.", origin);

    /// <summary>The problem for an exception; <paramref name="bytes"/> are empty where positions mean nothing.</summary>
    public static Problem Describe(JsonException exception, ReadOnlyMemory<byte> bytes, string origin)
    {
        var member = exception.Path is { Length: > 1 } path ? $" at {UntrustedText.ToDisplay(path, 200)}" : string.Empty;
        if (bytes.IsEmpty || exception is not { LineNumber: { } line, BytePositionInLine: { } position })
        {
            return Problem.Of(ProblemCodes.DocumentCorrupt, $"'{origin}' does not follow its format{member}.", origin);
        }

        var row = (int)Math.Min(line, int.MaxValue - 1) + 1;
        var column = Column(bytes.Span, row, position);
        var message = string.Create(CultureInfo.InvariantCulture, $"'{origin}' does not follow its format{member} (line {row}, column {column}).");
        return Problem.At(ProblemCodes.DocumentCorrupt, message, origin, row, column);
    }

    /// <summary>The problem for a byte offset.</summary>
    public static Problem At(long offset, ReadOnlyMemory<byte> bytes, string origin, string what)
    {
        var before = bytes.Span[..(int)offset];
        var row = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        var message = string.Create(CultureInfo.InvariantCulture, $"'{origin}' {what} (line {row}, column {column}).");
        return Problem.At(ProblemCodes.DocumentCorrupt, message, origin, row, column);
    }

    // The reader counts bytes; editors count characters.
    private static int Column(ReadOnlySpan<byte> bytes, int row, long position)
    {
        for (var line = 1; line < row; line++)
        {
            bytes = bytes[(bytes.IndexOf((byte)'\n') + 1)..];
        }

        return Encoding.UTF8.GetCharCount(bytes[..(int)Math.Min(position, bytes.Length)]) + 1;
    }
}
