namespace PluginKit.Contracts.Clients;

/// <summary>A program that an adapter needs, so that the host can look for it. The adapter itself never starts anything.</summary>
/// <param name="Name">File name without extension, looked up on the search path.</param>
/// <param name="VersionArguments">Arguments that make it print its version and end.</param>
/// <param name="MeasuredVersions">Versions (or version prefixes ending in a dot) that the adapter was measured with.</param>
public sealed record ClientProgram(string Name, IReadOnlyList<string> VersionArguments, IReadOnlyList<string> MeasuredVersions)
{
    /// <summary>Whether the adapter was measured with a version.</summary>
    /// <param name="version">The version that the program printed.</param>
    /// <returns><see langword="true"/> when it was.</returns>
    public bool IsMeasured(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        foreach (var measured in MeasuredVersions)
        {
            if (string.Equals(measured, version, StringComparison.Ordinal)
                || (measured.EndsWith('.') && version.StartsWith(measured, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
