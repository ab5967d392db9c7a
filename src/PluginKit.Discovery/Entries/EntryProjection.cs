using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Matching;
using PluginKit.Discovery.Overlap;
using PluginKit.Discovery.Scanning;

namespace PluginKit.Discovery.Entries;

/// <summary>Makes the entry of an observed plugin. Whatever it is, an application may only show it.</summary>
internal sealed class EntryProjection(DiscoveryOptions options, UniversalMatcher matcher, bool managedStateIsKnown)
{
    private const int MaximumListed = 64;

    public DiscoveryEntry Of(string target, NativeCandidate native)
    {
        var match = matcher.Match(target, native);
        var id = Name(native.NativePluginId) ?? native.NativePluginId;
        var problems = native.Problems.Take(MaximumListed).Select(Clean).ToList();
        if (!managedStateIsKnown && OwnMarketplace.LooksLike(native.MarketplaceName))
        {
            problems.Add(Problem.Of(
                ProblemCodes.ManagedStateUnavailable,
                $"'{id}' looks managed by PluginKit; managed state could not be read, so it is shown as a native plugin.",
                native.EffectiveNativeRoot));
        }

        return new()
        {
            DiscoveryKey = DiscoveryKeys.Of(target, id, native.Scopes),
            NativeTarget = target,
            NativePluginId = id,
            DisplayName = Name(native.DisplayName) ?? Name(native.PluginName) ?? id,
            Description = NativeText.Clean(native.Description, options.MaximumDescriptionLength),
            Version = Name(native.Version),
            InstalledScopes = DiscoveryKeys.InOrder(native.Scopes),
            ProjectRoots = [.. native.ProjectRoots.Order(StringComparer.Ordinal)],
            DetectedSource = native.DetectedSource,
            Source = native.MarketplaceSource is { } source ? Clean(source) : null,
            Manageability = Manageability.DisplayOnly,
            ManageabilityReason = Name(native.ManageabilityReason) ?? ManageabilityReasons.NativeExternalEntry,
            MatchedIntegrationId = match.IntegrationId,
            MatchConfidence = match.Confidence,
            MatchBasis = match.Basis,
            IdentityEvidence = [.. native.IdentityEvidence.Take(MaximumListed).Select(Line).OfType<string>()],
            ObservedState = native.State,
            ActivationHint = native.ActivationHint,
            EffectiveNativeRoot = native.EffectiveNativeRoot,
            Warnings = [.. problems.Where(static problem => problem.Severity != ProblemSeverity.Info).Select(static problem => problem.Message)],
            Problems = problems,
        };
    }

    private string? Name(string? text) => NativeText.Clean(text, options.MaximumNameLength);

    private string? Line(string text) => NativeText.Clean(text, options.MaximumDescriptionLength);

    private Problem Clean(Problem problem) => problem with { Message = Line(problem.Message) ?? problem.Code };

    private SourceReference Clean(SourceReference source) =>
        source with { Kind = Name(source.Kind) ?? "unknown", Value = SourceText.WithoutCredentials(Line(source.Value) ?? string.Empty) };
}
