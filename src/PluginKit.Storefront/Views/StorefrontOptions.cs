using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Views;

/// <summary>What an application decides about its plugin page.</summary>
public sealed class StorefrontOptions
{
    /// <summary>
    /// Provider labels by lifecycle target id. Default: <c>claude</c> → <c>Anthropic</c>, <c>codex</c> → <c>Codex</c>. A target without
    /// a label shows the name of the client from the catalog, or else its id.
    /// </summary>
    public IDictionary<string, string> ProviderLabels { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["claude"] = "Anthropic",
        ["codex"] = "Codex",
    };

    /// <summary>
    /// Of add, update, remove and repair, those that the application can carry out. Default: all four. Registering the whole of PluginKit
    /// sets it to what this release of the lifecycle does, so that a page offers nothing that fails.
    /// </summary>
    public ISet<ActionClass> SupportedActions { get; } = new HashSet<ActionClass>
    {
        ActionClass.InstallTarget,
        ActionClass.UpdateVersion,
        ActionClass.RemoveOrphanedTarget,
        ActionClass.RepairDrift,
    };

    /// <summary>
    /// Actions beside add, update, remove and repair that the page may offer. Only <see cref="ActionClass.EnableTarget"/> and
    /// <see cref="ActionClass.DisableTarget"/> can be opted in; empty by default.
    /// </summary>
    public ISet<ActionClass> OptInActions { get; } = new HashSet<ActionClass>();
}
