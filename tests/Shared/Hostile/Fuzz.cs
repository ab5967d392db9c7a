using System.Globalization;
using Xunit.Abstractions;

namespace PluginKit.Tests.Hostile;

/// <summary>
/// Chance that can be repeated: the seed is in the output of the test and <c>PLUGINKIT_SEED</c> gives the same one again. Every round has a chance of its own, so that one
/// of them can be run alone.
/// </summary>
internal sealed class Fuzz
{
    private readonly int _seed;
    private readonly int _factor = Environment.GetEnvironmentVariable("PLUGINKIT_FULL") is { Length: > 0 } ? 3 : 1;

    public Fuzz(ITestOutputHelper output)
    {
        _seed = int.TryParse(Environment.GetEnvironmentVariable("PLUGINKIT_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) ? given : System.Random.Shared.Next();
        output.WriteLine($"PLUGINKIT_SEED={_seed}");
    }

    /// <summary>As many rounds as are usual, and more of them with <c>PLUGINKIT_FULL</c>.</summary>
    public IEnumerable<(Random Chance, string At)> Rounds(int usual)
    {
        for (var round = 0; round < usual * _factor; round++)
        {
            yield return (new((_seed * 397) ^ round), string.Create(CultureInfo.InvariantCulture, $"round {round} of PLUGINKIT_SEED={_seed}"));
        }
    }
}
