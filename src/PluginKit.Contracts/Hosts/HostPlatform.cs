namespace PluginKit.Contracts.Hosts;

/// <summary>The kind of operating system whose conventions decide paths and policy locations.</summary>
public enum HostPlatform
{
    /// <summary>Linux.</summary>
    Linux = 0,

    /// <summary>macOS.</summary>
    MacOS = 1,

    /// <summary>Windows.</summary>
    Windows = 2,
}
