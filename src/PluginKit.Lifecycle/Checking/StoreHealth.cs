using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;
using PluginKit.Lifecycle.Store;

namespace PluginKit.Lifecycle.Checking;

/// <summary>Whether the content store has what an integration could need, and whether state, receipt and package tell the same revision.</summary>
internal sealed class StoreHealth(PackageStore store, StoredPackages packages)
{
    /// <summary>A look at names alone, for doctor.</summary>
    public Problem? Missing(InstallationRecord record) => store.Has(record.SourceDigest) ? null : NotStored(record, record.SourceDigest);

    /// <summary>Every stored package of the integration by digest, for verify.</summary>
    public IEnumerable<Problem> Verify(InstallationRecord record, ReceiptRead receipt, CancellationToken cancellationToken)
    {
        foreach (var digest in (receipt.Receipt?.SourceDigests ?? Enumerable.Empty<string>()).Append(record.SourceDigest).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!store.Has(digest))
            {
                yield return NotStored(record, digest);
            }
            else if (store.Find(digest, cancellationToken) is null)
            {
                yield return About(record, Problem.Of(
                    ProblemCodes.StoreEntryDamaged, $"The stored package '{digest}' of '{record.IntegrationId}' has other content than its name promises.", store.PathOf(digest)));
            }
        }

        if (Disagreement(record, receipt, cancellationToken) is { } mismatch)
        {
            yield return mismatch;
        }
    }

    /// <summary>What state says of its revision against what the receipt remembers of the same digest, and what the package itself says.</summary>
    private Problem? Disagreement(InstallationRecord record, ReceiptRead receipt, CancellationToken cancellationToken)
    {
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (receipt.Receipt is { Revisions.Count: > 0 } known)
        {
            if (known.Revision(record.SourceDigest) is not { } revision)
            {
                details["source_digest"] = $"{record.SourceDigest} is in state and unknown to the receipt";
            }
            else
            {
                Compare(details, "version", record.ResolvedVersion, revision.Version);
                Compare(details, "manifest_digest", record.ManifestDigest, revision.ManifestDigest);
                Compare(details, "resolved_source", record.ResolvedSourceRef.Value, revision.ResolvedSourceRef.Value);
            }
        }

        if (packages.Read(record.SourceDigest, cancellationToken) is var (package, _))
        {
            Compare(details, "package_version", record.ResolvedVersion, package.Manifest.Version);
            Compare(details, "package_manifest_digest", record.ManifestDigest, package.ManifestDigest);
        }

        return details.Count == 0
            ? null
            : About(record, Problem.Of(
                ProblemCodes.RevisionMismatch, $"State says that '{record.IntegrationId}' is at {record.ResolvedVersion}; receipt or stored package say otherwise: {string.Join(", ", details.Keys)}.") with
            {
                Details = details,
            });
    }

    private static void Compare(SortedDictionary<string, string> details, string name, string inState, string elsewhere)
    {
        if (!string.Equals(inState, elsewhere, StringComparison.Ordinal))
        {
            details[name] = $"{inState} in state, {elsewhere} elsewhere";
        }
    }

    private Problem NotStored(InstallationRecord record, string digest) => About(record, Problem.Of(
        ProblemCodes.RevisionNotStored, $"The package of '{record.IntegrationId}' with the digest '{digest}' is not in the content store.", store.PathOf(digest)));

    private static Problem About(InstallationRecord record, Problem problem) => problem with
    {
        NextStep = problem.NextStep is { } step ? NextStep.Of(step.Action, ("integration_id", record.IntegrationId)) : null,
    };
}
