using System.Globalization;

namespace PluginKit.Repository.Tests.PublicApi;

/// <summary>Constants as C# writes them.</summary>
internal static class Literal
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"",
        char character => $"'{character}'",
        bool flag => flag ? "true" : "false",
        Enum word => $"{word.GetType().Name}.{word}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
