namespace PluginKit.Lifecycle.Tests.Worlds;

/// <summary>How much of a matrix is run: all of it where <c>PLUGINKIT_FULL=1</c>, a fixed sample otherwise.</summary>
internal static class Sampling
{
    private static readonly bool s_full = string.Equals(Environment.GetEnvironmentVariable("PLUGINKIT_FULL"), "1", StringComparison.Ordinal);

    public static IEnumerable<int> Of(int count, DiskKind kind, int virtualStep = 5, int realStep = 29)
    {
        var step = s_full ? 1 : kind == DiskKind.Virtual ? virtualStep : realStep;
        for (var number = 1; number <= count; number += step)
        {
            yield return number;
        }
    }
}
