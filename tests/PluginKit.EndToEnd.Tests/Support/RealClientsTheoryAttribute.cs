namespace PluginKit.EndToEnd.Tests.Support;

/// <summary>A theory with the real clients; skipped, visibly, where they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealClientsTheoryAttribute : TheoryAttribute
{
    public RealClientsTheoryAttribute() => Skip = RealClients.SkipReason;
}
