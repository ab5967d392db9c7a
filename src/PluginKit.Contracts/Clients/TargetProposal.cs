using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;

namespace PluginKit.Contracts.Clients;

/// <summary>What an adapter proposes for one target. Nothing of it has happened.</summary>
public sealed record TargetProposal
{
    /// <summary>One sentence for people.</summary>
    public required string Summary { get; init; }

    /// <summary>The steps, in order. Empty when <see cref="Blocking"/>, except for manual steps.</summary>
    public IReadOnlyList<PlanStep> Steps { get; init; } = [];

    /// <summary>Whether the target cannot be changed now; <see cref="Problems"/> then holds the error.</summary>
    public bool Blocking { get; init; }

    /// <summary>Problems and warnings of the proposal.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What the user has to do afterwards.</summary>
    public IReadOnlyList<NextStep> NextSteps { get; init; } = [];

    /// <summary>
    /// Words that a plan may show as values of client files: those of the client's own vocabulary, for example the name of a policy. Everything else is
    /// shown only where it is known to be ours.
    /// </summary>
    public IReadOnlyList<string> PublicWords { get; init; } = [];

    /// <summary>What the record says afterwards; <see langword="null"/> when the target is removed or blocked.</summary>
    public TargetRecordDraft? Record { get; init; }
}
