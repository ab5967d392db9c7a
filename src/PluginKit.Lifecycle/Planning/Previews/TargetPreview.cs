using PluginKit.Contracts.Documents;

namespace PluginKit.Lifecycle.Planning.Previews;

/// <summary>What the steps of a target would change, for whoever reviews the plan. Nothing in it is carried out.</summary>
internal sealed record TargetPreview
{
    public IReadOnlyList<ConfigChange> ConfigChanges { get; init; } = [];

    public IReadOnlyList<FileChange> FileChanges { get; init; } = [];

    public IReadOnlyList<GenerationChange> GenerationChanges { get; init; } = [];

    /// <summary>What the client would run, compared with the installed revision; those that go are among them.</summary>
    public IReadOnlyList<ExecutableSurface> Surfaces { get; init; } = [];
}
