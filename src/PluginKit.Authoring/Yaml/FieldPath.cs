namespace PluginKit.Authoring.Yaml;

/// <summary>Names a field in a message, for example <c>servers.context7.stdio</c>.</summary>
internal static class FieldPath
{
    private const int MaxKeyLength = 64;

    public static string Of(string prefix, string key) => prefix.Length == 0 ? Shorten(key) : $"{prefix}.{Shorten(key)}";

    public static string Item(string prefix, int index) => $"{prefix}[{index}]";

    /// <summary>Keys come from the package; a message carries them on one line and not without end.</summary>
    public static string Shorten(string key)
    {
        var line = key.ReplaceLineEndings(" ");
        return line.Length <= MaxKeyLength ? line : string.Concat(line.AsSpan(0, MaxKeyLength), "…");
    }
}
