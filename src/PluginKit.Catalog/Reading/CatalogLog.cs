using Microsoft.Extensions.Logging;

namespace PluginKit.Catalog.Reading;

/// <summary>Log messages of the catalog, event ids 2100 to 2199. They name the kind of the origin and codes, never its place or what it says.</summary>
internal static partial class CatalogLog
{
    [LoggerMessage(2100, LogLevel.Debug, "A catalog ({Origin}) was read in {Seconds:F3} s: {Entries} entries, {Skipped} left out.")]
    public static partial void Loaded(this ILogger logger, string origin, int entries, int skipped, double seconds);

    [LoggerMessage(2101, LogLevel.Warning, "A catalog ({Origin}) could not be read: {Code}.")]
    public static partial void NotLoaded(this ILogger logger, string origin, string code);
}
