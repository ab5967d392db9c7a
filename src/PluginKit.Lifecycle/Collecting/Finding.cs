using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Steps;
using PluginKit.Sources.Git;

namespace PluginKit.Lifecycle.Collecting;

/// <summary>Something that was looked at, and the step that would take it away; <see langword="null"/> for what stays.</summary>
internal sealed record Finding(CollectionItem Item, PlanStep? Step)
{
    /// <summary>For a mirror, which goes without a step.</summary>
    public GitMirror? Mirror { get; init; }
}
