using PluginKit.Contracts.Hosts;

namespace PluginKit.Platform.Hosting;

/// <summary>Splits a search path. Relative folders are left out: they would mean the working directory, which may hold hostile programs.</summary>
internal static class SearchPaths
{
    public static IReadOnlyList<string> Split(string? searchPath, HostPlatform platform)
    {
        var folders = new List<string>();
        foreach (var part in (searchPath ?? string.Empty).Split(platform == HostPlatform.Windows ? ';' : ':', StringSplitOptions.RemoveEmptyEntries))
        {
            var folder = platform == HostPlatform.Windows ? part.Trim().Trim('"') : part;
            if (folder.Length > 0 && Path.IsPathFullyQualified(folder) && !folders.Contains(folder, StringComparer.Ordinal))
            {
                folders.Add(folder);
            }
        }

        return folders;
    }
}
