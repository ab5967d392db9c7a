using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Matching;
using PluginKit.Discovery.Pipeline;
using PluginKit.Discovery.Scanning;

namespace PluginKit.Discovery.Entries;

/// <summary>Makes the entry of an observed plugin. Whatever it is, an application may only show it.</summary>
internal sealed class EntryProjection(DiscoveryOptions options)
{
    private const int MaximumListed = 64;

    public DiscoveryEntry Of(IdentifiedPlugin plugin, Classification verdict, UniversalMatch match)
    {
        var native = plugin.Native;
        Problem[] problems = [.. verdict.Problems.Take(MaximumListed).Select(Clean)];
        return new()
        {
            DiscoveryKey = DiscoveryKeys.Of(plugin.Target, plugin.Id, native.Scopes),
            NativeTarget = plugin.Target,
            NativePluginId = plugin.Id,
            DisplayName = Name(native.DisplayName) ?? Name(native.PluginName) ?? plugin.Id,
            Description = NativeText.Clean(native.Description, options.MaximumDescriptionLength),
            Version = Name(native.Version),
            InstalledScopes = DiscoveryKeys.InOrder(native.Scopes),
            ProjectRoots = [.. native.ProjectRoots.Order(StringComparer.Ordinal)],
            DetectedSource = native.DetectedSource,
            Source = native.MarketplaceSource is { } source ? Clean(source) : null,
            Manageability = Manageability.DisplayOnly,
            ManageabilityReason = Name(verdict.Reason) ?? ManageabilityReasons.NativeExternalEntry,
            MatchedIntegrationId = match.IntegrationId,
            MatchConfidence = match.Confidence,
            MatchBasis = match.Basis,
            IdentityEvidence = [.. native.IdentityEvidence.Take(MaximumListed).Select(Line).OfType<string>()],
            ObservedState = verdict.State,
            ActivationHint = verdict.Hint,
            EffectiveNativeRoot = native.EffectiveNativeRoot,
            Enabled = verdict.Enabled,
            EnabledIfUnset = verdict.EnabledIfUnset,
            Enablement = [.. native.Enablement.Take(MaximumListed).Select(Clean)],
            WorkspaceRoot = verdict.WorkspaceRoot,
            Warnings = [.. problems.Where(static problem => problem.Severity != ProblemSeverity.Info).Select(static problem => problem.Message)],
            Problems = problems,
        };
    }

    /// <summary>A problem that a scanner reported, fit to be shown.</summary>
    public Problem Clean(Problem problem) => problem with
    {
        Message = Line(problem.Message) ?? problem.Code,
        Details = problem.Details?.Take(MaximumListed).ToDictionary(static detail => detail.Key, detail => Line(detail.Value) ?? string.Empty, StringComparer.Ordinal),
    };

    private EnablementLayer Clean(EnablementLayer layer)
    {
        var key = Line(layer.Key) ?? string.Empty;
        var reason = Name(layer.IgnoredReason);
        return ReferenceEquals(key, layer.Key) && ReferenceEquals(reason, layer.IgnoredReason) ? layer : layer with { Key = key, IgnoredReason = reason };
    }

    private string? Name(string? text) => NativeText.Clean(text, options.MaximumNameLength);

    private string? Line(string text) => NativeText.Clean(SourceText.WithoutSecrets(text), options.MaximumDescriptionLength);

    private SourceReference Clean(SourceReference source) =>
        source with { Kind = Name(source.Kind) ?? "unknown", Value = SourceText.WithoutCredentials(Line(source.Value) ?? string.Empty) };
}
