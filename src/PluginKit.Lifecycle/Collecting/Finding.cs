using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Steps;

namespace PluginKit.Lifecycle.Collecting;

/// <summary>Something that was looked at, and the step that would take it away; <see langword="null"/> for what stays.</summary>
internal sealed record Finding(CollectionItem Item, PlanStep? Step);
