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
        var problems = Shown(verdict.Problems, this, static (self, problem) => self.Clean(problem));
        return new()
        {
            DiscoveryKey = DiscoveryKeys.Of(plugin.Target, plugin.Id, native.Scopes),
            NativeTarget = plugin.Target,
            NativePluginId = plugin.Id,
            DisplayName = Name(native.DisplayName) ?? Name(native.PluginName) ?? plugin.Id,
            Description = NativeText.Clean(native.Description, options.MaximumDescriptionLength),
            Version = Name(native.Version),
            InstalledScopes = DiscoveryKeys.InOrder(native.Scopes),
            ProjectRoots = native.ProjectRoots.Count == 0 ? [] : [.. native.ProjectRoots.Order(StringComparer.Ordinal)],
            DetectedSource = native.DetectedSource,
            Source = native.MarketplaceSource is { } source ? Clean(source) : null,
            Manageability = Manageability.DisplayOnly,
            ManageabilityReason = Name(verdict.Reason) ?? ManageabilityReasons.NativeExternalEntry,
            MatchedIntegrationId = match.IntegrationId,
            MatchConfidence = match.Confidence,
            MatchBasis = match.Basis,
            IdentityEvidence = Shown(native.IdentityEvidence, this, static (self, line) => self.Line(line)),
            ObservedState = verdict.State,
            ActivationHint = verdict.Hint,
            EffectiveNativeRoot = native.EffectiveNativeRoot,
            Enabled = verdict.Enabled,
            EnabledIfUnset = verdict.EnabledIfUnset,
            Enablement = Shown(native.Enablement, this, static (self, layer) => self.Clean(layer)),
            WorkspaceRoot = verdict.WorkspaceRoot,
            Warnings = problems.Length == 0 ? [] : [.. problems.Where(static problem => problem.Severity != ProblemSeverity.Info).Select(static problem => problem.Message)],
            Problems = problems,
        };
    }

    /// <summary>A problem that a scanner reported, fit to be shown.</summary>
    public Problem Clean(Problem problem) => problem with
    {
        Message = Line(problem.Message) ?? problem.Code,
        Details = problem.Details?.Take(MaximumListed).ToDictionary(static detail => detail.Key, detail => Line(detail.Value) ?? string.Empty, StringComparer.Ordinal),
    };

    // There are several lists for each of thousands of entries: made once, of the size they have.
    private static TItem[] Shown<TItem>(IReadOnlyList<TItem> items, EntryProjection projection, Func<EntryProjection, TItem, TItem?> clean)
        where TItem : class
    {
        var shown = items.Count == 0 ? [] : new TItem[Math.Min(items.Count, MaximumListed)];
        var count = 0;
        for (var index = 0; index < shown.Length; index++)
        {
            if (clean(projection, items[index]) is { } item)
            {
                shown[count++] = item;
            }
        }

        return count == shown.Length ? shown : shown[..count];
    }

    private EnablementLayer Clean(EnablementLayer layer)
    {
        var key = Line(layer.Key) ?? string.Empty;
        var reason = Name(layer.IgnoredReason);
        return ReferenceEquals(key, layer.Key) && ReferenceEquals(reason, layer.IgnoredReason) ? layer : layer with { Key = key, IgnoredReason = reason };
    }

    private string? Name(string? text) => NativeText.Clean(text, options.MaximumNameLength);

    private string? Line(string text) => NativeText.Clean(SourceText.WithoutSecrets(text), options.MaximumDescriptionLength);

    // All plugins of a marketplace have one.
    private SourceReference Clean(SourceReference source)
    {
        var kind = Name(source.Kind) ?? "unknown";
        var value = SourceText.WithoutCredentials(Line(source.Value) ?? string.Empty);
        return ReferenceEquals(kind, source.Kind) && ReferenceEquals(value, source.Value) ? source : source with { Kind = kind, Value = value };
    }
}
