// snippet: adapter-files
using System.Text.Json;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;

namespace PluginKit.Documentation.Tests.Adapter;

/// <summary>Where Lantern keeps what it knows: <c>plugins.json</c> (id → folder) and <c>settings.json</c> (id → on or off).</summary>
internal static class LanternFiles
{
    public static string Folder(HostEnvironment environment) => Path.Combine(environment.HomeDirectory, ".lantern");

    public static string Registry(HostEnvironment environment) => Path.Combine(Folder(environment), "plugins.json");

    public static string Settings(HostEnvironment environment) => Path.Combine(Folder(environment), "settings.json");

    /// <summary>Reads one of the two. Nothing there is an empty object; whatever cannot be read or parsed is a problem, never a guess.</summary>
    public static (JsonElement Root, Problem? Problem) Read(IClientFiles files, string path)
    {
        var view = files.Read(path);
        if (view.IsAbsent)
        {
            return (JsonElement.Parse("{}"), null);
        }

        if (!view.IsOk)
        {
            return (default, Problem.Of(ProblemCodes.ClientFileUnreadable, $"'{path}' cannot be read: {view.Reason}", path));
        }

        try
        {
            var root = JsonElement.Parse(view.Bytes.Span);
            return root.ValueKind == JsonValueKind.Object
                ? (root, null)
                : (default, Problem.Of(ProblemCodes.ClientFileCorrupt, $"'{path}' is not a JSON object.", path));
        }
        catch (JsonException broken)
        {
            var (line, column) = ((int)(broken.LineNumber ?? 0) + 1, (int)(broken.BytePositionInLine ?? 0) + 1);
            return (default, Problem.At(ProblemCodes.ClientFileCorrupt, $"'{path}' is not JSON (line {line}).", path, line, column));
        }
    }

    public static string? RegisteredFolder(JsonElement registry, string id) =>
        registry.TryGetProperty(id, out var folder) && folder.ValueKind == JsonValueKind.String ? folder.GetString() : null;

    public static bool IsOn(JsonElement settings, string id) =>
        settings.TryGetProperty("enabled", out var enabled) && enabled.ValueKind == JsonValueKind.Object
        && enabled.TryGetProperty(id, out var on) && on.ValueKind == JsonValueKind.True;
}
// end snippet
