using System.Globalization;
using PluginKit.Tests.Chance;
using Xunit.Abstractions;

namespace PluginKit.Tests.Hostile;

/// <summary>
/// Chance that can be repeated: the seed is in the output of the test and <c>PLUGINKIT_SEED</c> gives another one. Every round has a chance of its own, so that one
/// of them can be run alone.
/// </summary>
internal sealed class Fuzz
{
    private readonly int _seed = Seed.Current();
    private readonly int _factor = Environment.GetEnvironmentVariable("PLUGINKIT_FULL") is { Length: > 0 } ? 3 : 1;

    public Fuzz(ITestOutputHelper output) => output.WriteLine($"PLUGINKIT_SEED={_seed}");

    /// <summary>As many rounds as are usual, and more of them with <c>PLUGINKIT_FULL</c>.</summary>
    public IEnumerable<(Random Chance, string At)> Rounds(int usual)
    {
        for (var round = 0; round < usual * _factor; round++)
        {
            yield return (new((_seed * 397) ^ round), string.Create(CultureInfo.InvariantCulture, $"round {round} of PLUGINKIT_SEED={_seed}"));
        }
    }
}
