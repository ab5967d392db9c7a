using PluginKit.Contracts.Hosts;

namespace PluginKit.Lifecycle.State;

/// <summary>Where everything of the lifecycle is on disk.</summary>
internal sealed class LifecyclePaths(HostEnvironment environment)
{
    /// <summary><c>~/.plugin-kit-ai</c>, shared with the existing tool.</summary>
    public string Root { get; } = environment.StateDirectory;

    /// <summary>Everything that is ours alone.</summary>
    public string Own { get; } = Path.Combine(environment.StateDirectory, "pluginkit");

    public string Receipts => Path.Combine(Own, "receipts");

    public string Operations => Path.Combine(Own, "operations");

    /// <summary>One line for every operation that ended; see <c>OperationLog</c>.</summary>
    public string OperationLog => Path.Combine(Own, "log", "operations.jsonl");

    /// <summary>The lines before those.</summary>
    public string OlderOperationLog => Path.Combine(Own, "log", "operations.1.jsonl");

    public string LockFile => Path.Combine(Own, "lock");

    /// <summary>Packages by digest.</summary>
    public string Store => Path.Combine(Own, "store");

    /// <summary>What running applications hold.</summary>
    public string Leases => Path.Combine(Own, "leases");

    /// <summary>Our own folders of all integrations and clients.</summary>
    public string Materialized => environment.MaterializedDirectory;

    /// <summary>Empty while a client command runs in it, absent otherwise.</summary>
    public string Neutral => Path.Combine(Own, "neutral");

    public string OwnedRoot(string targetId, string integrationId) => environment.OwnedRoot(targetId, integrationId);
}
