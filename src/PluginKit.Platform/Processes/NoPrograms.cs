using PluginKit.Contracts.Hosts;

namespace PluginKit.Platform.Processes;

/// <summary>Finds nothing: every client program counts as missing, and none is ever started.</summary>
public sealed class NoPrograms : IProgramLocator
{
    /// <inheritdoc/>
    public string? Find(string name, HostEnvironment environment) => null;
}
