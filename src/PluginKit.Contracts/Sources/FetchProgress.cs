namespace PluginKit.Contracts.Sources;

/// <summary>
/// How far a fetch is. Numbers alone: what a server says besides is its own affair. A source reports when a number of <see cref="Percent"/> changes and not more often; the numbers of a
/// phase rise, except that a repository that turns out to be large is asked for again, for less.
/// </summary>
/// <param name="Phase">What is being done.</param>
public sealed record FetchProgress(FetchPhase Phase)
{
    /// <summary>How many objects are done; <see langword="null"/> when that is not known.</summary>
    public long? Objects { get; init; }

    /// <summary>Of how many; <see langword="null"/> when that is not known.</summary>
    public long? TotalObjects { get; init; }

    /// <summary>How many bytes came so far, rounded as the fetching program rounds; <see langword="null"/> when that is not known.</summary>
    public long? Bytes { get; init; }

    /// <summary>Of hundred objects how many are done, 0 to 100; <see langword="null"/> when that is not known.</summary>
    public int? Percent => Objects is { } done && TotalObjects is > 0 and var all ? (int)Math.Clamp(done * 100.0 / all, 0, 100) : null;
}
