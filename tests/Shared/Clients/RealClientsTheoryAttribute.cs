namespace PluginKit.Tests.Clients;

/// <summary>A theory with the real clients; skipped, visibly, where they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealClientsTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips where the clients are absent.</summary>
    public RealClientsTheoryAttribute() => Skip = RealClients.SkipReason;
}
