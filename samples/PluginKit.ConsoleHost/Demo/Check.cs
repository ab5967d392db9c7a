namespace PluginKit.ConsoleHost.Demo;

/// <summary>Whether a step was what it said.</summary>
internal sealed record Check(bool Holds, string What)
{
    public static Check That(bool holds, string what) => new(holds, what);
}
