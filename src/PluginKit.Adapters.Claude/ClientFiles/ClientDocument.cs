using System.Text.Json.Nodes;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Editing;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>One JSON file of the client: its root object, or why there is none.</summary>
/// <param name="Path">The file.</param>
/// <param name="Exists">Whether there is something at the path.</param>
/// <param name="Root">The root object; <see langword="null"/> when absent or not usable.</param>
/// <param name="Problem">Why it cannot be used; <see langword="null"/> when it can, or is absent.</param>
internal sealed record ClientDocument(string Path, bool Exists, JsonObject? Root, Problem? Problem)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a file that must be a JSON object; a byte order mark is passed over, as the client does with settings.</summary>
    public static ClientDocument Read(IClientFiles files, string path) => Read(files, path, allowMark: true);

    /// <summary>Reads a file in which the client trips over a byte order mark (measured: registries, marketplaces and manifests).</summary>
    public static ClientDocument ReadUnmarked(IClientFiles files, string path) => Read(files, path, allowMark: false);

    private static ClientDocument Read(IClientFiles files, string path, bool allowMark)
    {
        var view = files.Read(path);
        return view.Status switch
        {
            FileViewStatus.Absent => new(path, false, null, null),
            FileViewStatus.Ok when !allowMark && view.Bytes.Span.StartsWith(ByteOrderMark) => new(
                path, true, null, Problem.At(ProblemCodes.ClientFileCorrupt, $"'{path}' begins with a byte order mark, which the client does not read there.", path, 1, 1)),
            FileViewStatus.Ok => Parse(path, view.Bytes),
            FileViewStatus.OutsideRoots => Bad(path, ProblemCodes.ClientFileOutsideRoots, $"'{path}' leads out of the folders that are read{(view.Reason is { } where ? $": {where}" : ".")}"),
            FileViewStatus.TooLarge => Bad(path, ProblemCodes.ClientFileUnreadable, $"'{path}' is larger than the limit."),
            _ => Bad(path, ProblemCodes.ClientFileUnreadable, $"'{path}' cannot be read{(view.Reason is { } reason ? $": {reason}" : ".")}"),
        };
    }

    /// <summary>A problem with the content of this file, without a position.</summary>
    public Problem Corrupt(string message, string? member = null) => Problem.Of(ProblemCodes.ClientFileCorrupt, message, Path) with
    {
        Details = member is null ? null : new SortedDictionary<string, string>(StringComparer.Ordinal) { ["member"] = member },
    };

    private static ClientDocument Parse(string path, ReadOnlyMemory<byte> bytes)
    {
        var read = StructuredText.Read(TextFormat.Json, bytes);
        if (read.Error is { } error)
        {
            var message = $"'{path}' is not valid JSON at line {error.Line}, column {error.Column}: {error.Message}";
            return new(path, true, null, Problem.At(ProblemCodes.ClientFileCorrupt, message, path, error.Line, error.Column));
        }
        return read.Root is JsonObject root
            ? new(path, true, root, null)
            : Bad(path, ProblemCodes.ClientFileCorrupt, $"'{path}' does not hold a JSON object.");
    }

    private static ClientDocument Bad(string path, string code, string message) => new(path, true, null, Problem.Of(code, message, path));
}
