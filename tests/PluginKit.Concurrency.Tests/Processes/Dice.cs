using PluginKit.Tests.Chance;

namespace PluginKit.Concurrency.Tests.Processes;

/// <summary>Chance that can be repeated: the seed is in the output of the test, and <c>PLUGINKIT_SEED</c> gives another one.</summary>
internal static class Dice
{
    public static (Random Random, string Seed) Roll(Xunit.Abstractions.ITestOutputHelper output)
    {
        var seed = Seed.Current();
        output.WriteLine($"PLUGINKIT_SEED={seed}");
        return (new(seed), $"seed {seed}");
    }
}
