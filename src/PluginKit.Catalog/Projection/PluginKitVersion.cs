using System.Reflection;

namespace PluginKit.Catalog.Projection;

/// <summary>The version that stands in what this package generates.</summary>
internal static class PluginKitVersion
{
    public static string Text { get; } = Read();

    // What follows the plus sign is the build, not the version: it would make snapshots of the same content differ.
    private static string Read()
    {
        var version = typeof(PluginKitVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        var build = version.IndexOf('+', StringComparison.Ordinal);
        return build < 0 ? version : version[..build];
    }
}
