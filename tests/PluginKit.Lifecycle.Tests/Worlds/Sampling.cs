namespace PluginKit.Lifecycle.Tests.Worlds;

/// <summary>
/// How much of a matrix is run: a fixed sample; with <c>PLUGINKIT_FULL=1</c> every number on the virtual disk; with <c>PLUGINKIT_FULL=all</c> on the
/// real one too, which waits for every flush and takes the better part of an hour.
/// </summary>
internal static class Sampling
{
    private static readonly string? s_full = Environment.GetEnvironmentVariable("PLUGINKIT_FULL");

    public static IEnumerable<int> Of(int count, DiskKind kind, int virtualStep = 5, int realStep = 29)
    {
        var step = IsFull(kind) ? 1 : kind == DiskKind.Virtual ? virtualStep : realStep;
        for (var number = 1; number <= count; number += step)
        {
            yield return number;
        }
    }

    /// <summary>Whether a number belongs to the sample of the virtual disk.</summary>
    public static bool IsChosen(int number, int step) => IsFull(DiskKind.Virtual) || number % step == 0;

    private static bool IsFull(DiskKind kind) =>
        string.Equals(s_full, "all", StringComparison.Ordinal) || (kind == DiskKind.Virtual && string.Equals(s_full, "1", StringComparison.Ordinal));
}
