using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle;

/// <summary>What <see cref="IPluginLifecycle"/> of this release can carry out, whatever adapters could propose.</summary>
public static class LifecycleActions
{
    /// <summary>Install and remove.</summary>
    public static IReadOnlyList<ActionClass> Supported { get; } = [ActionClass.InstallTarget, ActionClass.RemoveOrphanedTarget];
}
