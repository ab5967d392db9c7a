namespace PluginKit.EndToEnd.Tests.Support;

/// <summary>A test with the real clients; skipped, visibly, where they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealClientsFactAttribute : FactAttribute
{
    public RealClientsFactAttribute() => Skip = RealClients.SkipReason;
}
