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
    /// <summary>Reads a file that must be a JSON object.</summary>
    public static ClientDocument Read(IClientFiles files, string path)
    {
        var view = files.Read(path);
        return view.Status switch
        {
            FileViewStatus.Absent => new(path, false, null, null),
            FileViewStatus.Ok => Parse(path, view.Bytes),
            FileViewStatus.OutsideRoots => Bad(path, ProblemCodes.ClientFileOutsideRoots, $"'{path}' leads out of the folders that are read{(view.Reason is { } where ? $": {where}" : ".")}"),
            FileViewStatus.TooLarge => Bad(path, ProblemCodes.ClientFileUnreadable, $"'{path}' is larger than the limit."),
            _ => Bad(path, ProblemCodes.ClientFileUnreadable, $"'{path}' cannot be read{(view.Reason is { } reason ? $": {reason}" : ".")}"),
        };
    }

    /// <summary>A problem with the content of this file, without a position.</summary>
    public Problem Corrupt(string message) => Problem.Of(ProblemCodes.ClientFileCorrupt, message, Path);

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
