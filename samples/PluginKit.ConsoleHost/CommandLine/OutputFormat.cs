namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>How answers are printed.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table = 0,

    /// <summary>Exactly one document.</summary>
    Json = 1,
}
