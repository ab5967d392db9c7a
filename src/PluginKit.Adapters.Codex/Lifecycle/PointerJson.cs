using System.Text.Json;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>How our own marketplace file is written: two spaces and line feeds on every platform.</summary>
internal static class PointerJson
{
    public static JsonSerializerOptions Indented { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", TypeInfoResolver = PointerJsonContext.Default };
        options.MakeReadOnly();
        return options;
    }
}
