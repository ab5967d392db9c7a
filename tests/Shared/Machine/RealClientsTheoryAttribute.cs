namespace PluginKit.Tests.Machine;

/// <summary>A theory with the real clients; skipped, visibly, where they are not there, or where the shared data that it needs is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealClientsTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips where something is absent.</summary>
    /// <param name="data">A folder of the shared data, as names, when the test needs one.</param>
    public RealClientsTheoryAttribute(params string[] data) => Skip = RealClients.WhyAbsent(data);
}
