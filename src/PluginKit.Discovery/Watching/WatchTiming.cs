namespace PluginKit.Discovery.Watching;

/// <summary>How long a watch waits.</summary>
/// <param name="QuietPeriod">After the last notice.</param>
/// <param name="MaximumDelay">After the first notice, however many follow.</param>
/// <param name="PollInterval">Between two looks where nothing is announced.</param>
internal sealed record WatchTiming(TimeSpan QuietPeriod, TimeSpan MaximumDelay, TimeSpan PollInterval);
