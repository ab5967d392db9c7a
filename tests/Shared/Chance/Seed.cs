using System.Globalization;

namespace PluginKit.Tests.Chance;

/// <summary>
/// Where chance starts. A build that fails must fail because of what changed in it, so the seed is always the same; <c>PLUGINKIT_SEED</c> names another one, and
/// <c>PLUGINKIT_SEED=random</c> lets a run look where none has looked before.
/// </summary>
internal static class Seed
{
    private const string Variable = "PLUGINKIT_SEED";
    private const int Usual = 20261122;

    public static int Current() => Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" => Usual,
        "random" => Random.Shared.Next(),
        var text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) => given,
        var other => throw new InvalidOperationException($"{Variable} is a whole number or 'random', not '{other}'."),
    };
}
