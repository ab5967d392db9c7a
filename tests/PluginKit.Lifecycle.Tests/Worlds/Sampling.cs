namespace PluginKit.Lifecycle.Tests.Worlds;

/// <summary>
/// How much of a matrix is run: a fixed sample; with <c>PLUGINKIT_FULL=1</c> every number on the virtual disk, and of what crosses two of them a third; with
/// <c>PLUGINKIT_FULL=all</c> all of that and on the real one too, which waits for every flush and takes the better part of an hour.
/// </summary>
internal static class Sampling
{
    private static readonly string? s_full = Environment.GetEnvironmentVariable("PLUGINKIT_FULL");

    /// <param name="count">How many there are.</param>
    /// <param name="kind">The disk.</param>
    /// <param name="virtualStep">How far apart the numbers of the sample are on the virtual disk.</param>
    /// <param name="realStep">How far apart they are on the real one.</param>
    /// <param name="fullStep">How far apart they are in a full matrix of the virtual disk.</param>
    /// <param name="offset">Where these begin.</param>
    public static IEnumerable<int> Of(int count, DiskKind kind, int virtualStep = 5, int realStep = 29, int fullStep = 1, int offset = 0)
    {
        var step = !IsFull(kind) ? kind == DiskKind.Virtual ? virtualStep : realStep : IsEverything ? 1 : fullStep;
        for (var number = 1 + (IsFull(kind) ? offset % step : 0); number <= count; number += step)
        {
            yield return number;
        }
    }

    /// <summary>Whether a number belongs to the sample of the virtual disk.</summary>
    /// <param name="number">The number.</param>
    /// <param name="step">How far apart the numbers of the sample are.</param>
    /// <param name="fullStep">How far apart they are in a full matrix.</param>
    public static bool IsChosen(int number, int step, int fullStep = 1) => number % (!IsFull(DiskKind.Virtual) ? step : IsEverything ? 1 : fullStep) == 0;

    private static bool IsEverything => string.Equals(s_full, "all", StringComparison.Ordinal);

    private static bool IsFull(DiskKind kind) => IsEverything || (kind == DiskKind.Virtual && string.Equals(s_full, "1", StringComparison.Ordinal));
}
