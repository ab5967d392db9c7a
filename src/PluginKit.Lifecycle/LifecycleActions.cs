using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle;

/// <summary>What <see cref="IPluginLifecycle"/> of this release can carry out, whatever adapters could propose.</summary>
public static class LifecycleActions
{
    /// <summary>Install, update, remove, repair, enable and disable.</summary>
    public static IReadOnlyList<ActionClass> Supported { get; } =
    [
        ActionClass.InstallTarget, ActionClass.UpdateVersion, ActionClass.RemoveOrphanedTarget, ActionClass.RepairDrift, ActionClass.EnableTarget, ActionClass.DisableTarget,
    ];
}
