using System.Globalization;

namespace PluginKit.Concurrency.Tests.Processes;

/// <summary>Chance that can be repeated: the seed is in the output of the test, and <c>PLUGINKIT_SEED</c> gives it again.</summary>
internal static class Dice
{
    public static (Random Random, string Seed) Roll(Xunit.Abstractions.ITestOutputHelper output)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PLUGINKIT_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        output.WriteLine($"PLUGINKIT_SEED={seed}");
        return (new(seed), $"seed {seed}");
    }
}
