using PluginKit.Contracts.Hosts;

namespace PluginKit.Platform.Registration;

/// <summary>Which machine and home PluginKit works on. What is not set comes from the process.</summary>
public sealed class PlatformOptions
{
    /// <summary>
    /// The home directory, absolute. When it is set and <see cref="Variables"/> is not, the client variables of the process are ignored, because they
    /// point into the real home.
    /// </summary>
    public string? HomeDirectory { get; set; }

    /// <summary>The root below which machine-wide files are looked for, absolute.</summary>
    public string? SystemRoot { get; set; }

    /// <summary>Whose conventions hold.</summary>
    public HostPlatform? Platform { get; set; }

    /// <summary>The variables that clients see, all of them.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; set; }

    /// <summary>Folders in which client programs are looked for, absolute, in order.</summary>
    public IReadOnlyList<string>? SearchPath { get; set; }
}
