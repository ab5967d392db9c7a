using PluginKit.Contracts.Problems;

namespace PluginKit.Storefront.Sessions;

/// <summary>What an answer is worth beside the one at hand, apart from when it was asked for.</summary>
/// <param name="Refusal">Why it cannot take the place of the one at hand.</param>
/// <param name="Order">What the two say of their own order.</param>
internal sealed record SurfaceJudgement(Problem? Refusal, AnswerOrder Order)
{
    /// <summary>Whoever asked later has the newer answer.</summary>
    public static SurfaceJudgement ByRequest { get; } = new(null, AnswerOrder.ByRequest);

    public static SurfaceJudgement Refused(Problem problem) => new(problem, AnswerOrder.ByRequest);
}
