using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;

namespace PluginKit.Discovery.Overlap;

/// <summary>Compares paths as the machine does: links resolved, letter case as the platform has it.</summary>
internal sealed class PathIdentity(IDisk disk, HostPlatform platform)
{
    private readonly Dictionary<string, string> _real = new(StringComparer.Ordinal);

    public StringComparer Comparer { get; } = platform == HostPlatform.Windows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    public bool AreSame(string first, string second) => Comparer.Equals(Real(first), Real(second));

    /// <summary>The path without links and without a separator at its end.</summary>
    public string Real(string path)
    {
        if (!_real.TryGetValue(path, out var real))
        {
            _real[path] = real = Path.TrimEndingDirectorySeparator(Resolve(path));
        }

        return real;
    }

    // A path that cannot be resolved is still comparable as text.
    private string Resolve(string path)
    {
        if (!Path.IsPathFullyQualified(path))
        {
            return path;
        }

        try
        {
            return disk.ResolveLinks(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return path;
        }
    }
}
