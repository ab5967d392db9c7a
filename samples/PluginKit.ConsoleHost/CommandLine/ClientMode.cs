namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>Which clients are started.</summary>
internal enum ClientMode
{
    /// <summary>Those on the search path.</summary>
    Auto = 0,

    /// <summary>In-process doubles.</summary>
    Simulated = 1,

    /// <summary>None; no process is started at all.</summary>
    None = 2,
}
