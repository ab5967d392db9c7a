using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Checks;
using PluginKit.Lifecycle.Planning;

namespace PluginKit.Lifecycle.Checking;

/// <summary>
/// What of a target is behind what, from record, receipt, the client's files and the last check of the source. Pure, and without the network: what nobody
/// asked is unknown.
/// </summary>
internal static class StalenessAnswer
{
    /// <param name="target">The target.</param>
    /// <param name="seen">What its client's files say.</param>
    /// <param name="foundDigest">Digest of the delivered files now, where it was asked for.</param>
    /// <param name="isSessionBehind">Whether a running session has still to be reloaded.</param>
    /// <param name="check">What the source had at the last check; <see langword="null"/> when nobody asked.</param>
    /// <returns>The first that holds, and the evidence for everything that does.</returns>
    public static (Staleness State, IReadOnlyList<string> Evidence) Of(
        RecordedTarget target, TargetObservation seen, string? foundDigest, bool isSessionBehind, SourceCheck? check)
    {
        var states = new List<Staleness>();
        var evidence = new List<string>();
        void Add(Staleness state, params ReadOnlySpan<string> facts)
        {
            states.Add(state);
            evidence.AddRange(facts);
        }

        if (!string.Equals(target.SourceDigest, target.Record.SourceDigest, StringComparison.Ordinal))
        {
            Add(Staleness.StoreStale, $"recorded_version={target.Record.ResolvedVersion}", $"delivered_version={target.Version}");
        }

        if (foundDigest is not null && target.Receipt?.DeliveryDigest is { } delivered && !string.Equals(foundDigest, delivered, StringComparison.Ordinal))
        {
            Add(Staleness.StoreStale, $"delivered_digest={delivered}", $"found_digest={foundDigest}");
        }

        if (seen.Problems.FirstOrDefault(static problem => problem.Code == ProblemCodes.ClientCopyOutdated) is { } copy)
        {
            Add(Staleness.ClientCopyStale, $"client_copy={copy.Path}", $"client_version={seen.Version ?? "unknown"}", $"delivered_version={target.Version}");
        }

        if (isSessionBehind)
        {
            Add(Staleness.SessionMustReload, $"activation_state={target.Installation.ActivationState}");
        }

        var source = OfSource(target, check);
        evidence.AddRange(source.Evidence);
        states.Add(source.State);
        return (states[0], evidence);
    }

    /// <summary>The part of the answer that needs no client: whether the source had what is installed.</summary>
    public static (Staleness State, IReadOnlyList<string> Evidence) OfSource(RecordedTarget target, SourceCheck? check)
    {
        if (check is null || !string.Equals(check.SourceRef, target.Record.RequestedSourceRef.Value, StringComparison.Ordinal))
        {
            return (Staleness.Unknown, []);
        }

        if (check.AvailableSourceDigest is not { } available)
        {
            return (Staleness.Unknown, [$"source_access_state={check.Access}", $"source_problem={check.Problem}"]);
        }

        string[] evidence = [$"installed_version={target.Version}", $"available_version={check.AvailableVersion}", $"available_source_digest={available}"];
        if (string.Equals(available, target.SourceDigest, StringComparison.Ordinal))
        {
            return (Staleness.Current, evidence);
        }

        // What was found speaks of the revision that was recorded then.
        return string.Equals(check.InstalledSourceDigest, target.Record.SourceDigest, StringComparison.Ordinal)
            ? (Staleness.SourceNewer, evidence)
            : (Staleness.Unknown, ["checked_revision=earlier"]);
    }
}
