using PluginKit.Contracts.Hosts;

namespace PluginKit.Platform.Processes;

/// <summary>Finds programs on the search path of a <see cref="HostEnvironment"/>. Replace it to switch clients off or to simulate them.</summary>
public interface IProgramLocator
{
    /// <summary>Finds a program.</summary>
    /// <param name="name">File name without extension.</param>
    /// <param name="environment">The machine.</param>
    /// <returns>Absolute path, or <see langword="null"/>.</returns>
    string? Find(string name, HostEnvironment environment);
}
