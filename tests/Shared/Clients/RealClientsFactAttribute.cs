namespace PluginKit.Tests.Clients;

/// <summary>A test with the real clients; skipped, visibly, where they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealClientsFactAttribute : FactAttribute
{
    /// <summary>Skips where the clients are absent.</summary>
    public RealClientsFactAttribute() => Skip = RealClients.SkipReason;
}
