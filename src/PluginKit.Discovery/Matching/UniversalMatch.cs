using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Discovery.Matching;

/// <summary>Which universal plugin a native one seems to be, how sure that is, and on what it rests.</summary>
internal sealed record UniversalMatch(string? IntegrationId, MatchConfidence Confidence, MatchBasis Basis)
{
    public static UniversalMatch None { get; } = new(null, MatchConfidence.None, MatchBasis.Unknown);
}
