using PluginKit.Discovery.Matching;

namespace PluginKit.Discovery.Scanning;

/// <summary>What an application decides about discovery.</summary>
public sealed class DiscoveryOptions
{
    /// <summary>Relations that the application states itself; they win over every other match.</summary>
    public IList<ManualMapping> ManualMappings { get; } = [];

    /// <summary>The greatest length of a description in UTF-16 units; longer ones are cut. Default 1000.</summary>
    public int MaximumDescriptionLength { get; set; } = 1000;

    /// <summary>The greatest length of names, versions and other short texts in UTF-16 units. Default 200.</summary>
    public int MaximumNameLength { get; set; } = 200;

    /// <summary>How many plugins of one scanner are reported; the rest is named in a problem. Default 5000.</summary>
    public int MaximumEntriesPerScanner { get; set; } = 5000;

    /// <summary>The greatest size of a client's file in bytes; larger ones count as unreadable. Default 16 MiB.</summary>
    public long MaximumFileBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>How long a watch waits after the last announced change of a client, so that what belongs together is one document. Default 250 ms.</summary>
    public TimeSpan WatchQuietPeriod { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a watch waits at most while changes of a client keep being announced. Default 2 s.</summary>
    public TimeSpan WatchMaximumDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a watch compares the files of a client where the system announces nothing. Default 2 minutes.</summary>
    public TimeSpan WatchPollInterval { get; set; } = TimeSpan.FromMinutes(2);
}
