using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.Lifecycle.Planning.Consent;

/// <summary>The consent that a plan needs, and whether it was given: the digest over all that is new or changed, echoed back exactly.</summary>
internal static class PlanConsents
{
    private const int MaxNamed = 10;

    public static PlanConsent Of(string integrationId, IEnumerable<PlannedTarget> targets)
    {
        var asked = Asked(targets);
        if (asked.Count == 0)
        {
            return new();
        }

        // One line each, sorted: no text in it can hold a line break.
        var lines = asked.Select(static item => string.Join('\t', item.TargetId, item.Surface.Kind.Value, Uri.EscapeDataString(item.Surface.Name), item.Surface.Digest)).Order(StringComparer.Ordinal);
        var text = $"plugin-kit consent 1\n{integrationId}\n{string.Join('\n', lines)}\n";
        return new()
        {
            NeedsConsent = asked.Any(static item => item.Surface.NeedsConsent),
            Digest = ContentDigest.OfText(text),
            SurfaceCount = asked.Count,
        };
    }

    /// <summary>The consent to a batch: one digest over those of its integrations.</summary>
    public static PlanConsent OfBatch(IReadOnlyList<LifecyclePlan> parts)
    {
        var consents = parts.Select(static part => part.Document.Consent).OfType<PlanConsent>().Where(static consent => consent.Digest is not null).ToList();
        return consents.Count == 0 ? new() : new()
        {
            NeedsConsent = consents.Exists(static consent => consent.NeedsConsent),
            Digest = ContentDigest.OfText($"plugin-kit consent of a batch 1\n{string.Join('\n', consents.Select(static consent => consent.Digest))}\n"),
            SurfaceCount = consents.Sum(static consent => consent.SurfaceCount),
        };
    }

    /// <summary>Whoever consented to a batch consented to each of its integrations as the batch lists it.</summary>
    public static ApplyOptions OfParts(LifecyclePlan batch, ApplyOptions options) => batch.Document.Consent?.Digest is { } digest && options.Consent.Contains(digest, StringComparer.Ordinal)
        ? options with { Consent = [.. options.Consent, .. batch.Parts.Select(static part => part.Document.Consent?.Digest).OfType<string>()] }
        : options;

    /// <summary>Why a plan is not carried out yet; <see langword="null"/> when nothing new is run, or when it was consented to.</summary>
    /// <param name="plan">What would be carried out.</param>
    /// <param name="options">What the caller said.</param>
    public static Problem? Check(LifecyclePlan plan, ApplyOptions options)
    {
        if (plan.Document.Consent is not { NeedsConsent: true, Digest: { } digest } consent || options.Consent.Contains(digest, StringComparer.Ordinal))
        {
            return null;
        }

        var rows = plan.Document.ManagedEntries.SelectMany(static entry => entry.Targets)
            .SelectMany(static target => target.ExecutableSurfaces.Where(static surface => surface.NeedsConsent).Select(surface => $"{target.TargetId}: {surface.Change} {surface.Kind} {surface.Name}"))
            .ToList();
        var named = string.Join("; ", rows.Take(MaxNamed)) + (rows.Count > MaxNamed ? $"; and {rows.Count - MaxNamed} more" : string.Empty);
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["digest"] = digest, ["surfaces"] = named };
        if (options.Consent.Count > 0)
        {
            details["given"] = string.Join(", ", options.Consent);
        }

        var why = options.Consent.Count == 0 ? "brings executables that nobody has consented to" : "brings other executables than what was consented to";
        return Problem.Of(ProblemCodes.NeedsConsent, $"'{plan.IntegrationId}' {why} ({consent.SurfaceCount}): {named}.", plan.IntegrationId) with
        {
            Path = null,
            Details = details,
            NextStep = NextStep.Of(NextStepActions.GiveConsent, ("digest", digest), ("integration_id", plan.IntegrationId)),
        };
    }

    private static List<(string TargetId, ExecutableSurface Surface)> Asked(IEnumerable<PlannedTarget> targets) =>
    [
        .. from target in targets
           where target.HasWork
           from surface in target.Preview?.Surfaces ?? []
           where surface.Change == SurfaceChange.New || surface.Change == SurfaceChange.Changed
           select (target.TargetId, surface),
    ];
}
