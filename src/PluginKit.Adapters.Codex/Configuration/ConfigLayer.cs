using System.Text.Json.Nodes;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Editing;

namespace PluginKit.Adapters.Codex.Configuration;

/// <summary>One <c>config.toml</c>. A file that is not there has an empty root; one that cannot be used has a problem.</summary>
internal sealed record ConfigLayer
{
    private static readonly JsonObject Empty = [];

    public required ConfigLayerKind Kind { get; init; }

    public required string Path { get; init; }

    /// <summary>The folder of a project layer.</summary>
    public string? Folder { get; init; }

    public required bool Exists { get; init; }

    public required JsonObject Root { get; init; }

    public Problem? Problem { get; init; }

    public static ConfigLayer Read(IClientFiles files, ConfigLayerKind kind, string path, string? folder = null)
    {
        var view = files.Read(path);
        var layer = new ConfigLayer { Kind = kind, Path = path, Folder = folder, Exists = !view.IsAbsent, Root = Empty };
        if (!view.IsOk)
        {
            return layer with { Problem = ClientFileProblems.Of(view) };
        }

        var text = StructuredText.Read(TextFormat.Toml, view.Bytes);
        if (text.Error is { } error)
        {
            return layer with { Problem = ClientFileProblems.Corrupt(path, error.Message, error.Line, error.Column) };
        }

        var root = text.Root as JsonObject ?? Empty;
        return layer with { Root = root, Problem = ConfigShape.FaultOf(root, kind) is { } fault ? ClientFileProblems.Corrupt(path, $"{fault}; codex refuses the whole file.") : null };
    }

    /// <summary>Sub-tables of a table by name; empty where the table is missing.</summary>
    public IEnumerable<KeyValuePair<string, JsonObject>> Tables(string table)
    {
        if (Root[table] is not JsonObject tables)
        {
            yield break;
        }

        foreach (var (name, value) in tables)
        {
            if (value is JsonObject member)
            {
                yield return new(name, member);
            }
        }
    }

    public JsonObject? Table(string table, string name) => Root[table] is JsonObject tables ? tables[name] as JsonObject : null;

    public static string? Text(JsonObject? table, string name) => table?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static bool? Flag(JsonObject? table, string name) => table?[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;

    /// <summary>The texts of a list; <see langword="null"/> when there is none.</summary>
    public static IReadOnlyList<string>? Texts(JsonObject table, string name) => table[name] is JsonArray list
        ? [.. list.Select(static item => item is JsonValue value && value.TryGetValue(out string? text) ? text : string.Empty)]
        : null;
}
