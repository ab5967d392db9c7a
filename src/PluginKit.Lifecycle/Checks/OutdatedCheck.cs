using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Checking;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Checks;

/// <summary>Asks the sources of managed integrations what they have now, and remembers it. Looks at no client and changes no plugin.</summary>
internal sealed class OutdatedCheck(
    ManagedReports reports, PackageReading packages, ReceiptStore receipts, TargetUpdates updates, CheckStore checks, TimeProvider time)
{
    public async Task<ReportDocument> CheckAsync(OutdatedRequest request, OperationReporter reporter, CancellationToken cancellationToken)
    {
        var (report, all, _) = reports.Begin(ReportKind.Outdated, Echo(request));
        report = report with { RequestedIntegrationIds = request.IntegrationIds, UsesNetwork = false };
        if (!report.Ok)
        {
            return report;
        }

        var records = all.Where(record => request.IntegrationIds.Count == 0 || request.IntegrationIds.Contains(record.IntegrationId, StringComparer.Ordinal)).ToList();
        var found = new SortedDictionary<string, SourceCheck>(StringComparer.Ordinal);
        var entries = new List<ManagedEntry>();
        var session = new SourceSession();
        await using (session.ConfigureAwait(false))
        {
            foreach (var record in records)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (entry, check) = await CheckAsync(record, request, session, reporter, cancellationToken).ConfigureAwait(false);
                entries.Add(entry);
                found[record.IntegrationId] = check;
            }
        }

        List<Problem> problems =
        [
            .. request.IntegrationIds.Except(reports.Ids(), StringComparer.Ordinal).Select(static id => Problem.Of(ProblemCodes.NotManaged, $"'{id}' is not managed.", id)),
            .. await KeepAsync(found, cancellationToken).ConfigureAwait(false) is { } unkept ? [unkept] : Array.Empty<Problem>(),
        ];
        return report with
        {
            Ok = !problems.Exists(static problem => problem.IsError),
            UsesNetwork = records.Exists(record => packages.UsesNetwork(record.RequestedSourceRef.Value)),
            Problems = problems,
            Warnings = ProblemTexts.Warnings(problems),
            ManagedEntries = entries,
            Summary = Sentence(entries),
        };
    }

    /// <summary>What the report repeats of the request, and how long it may take.</summary>
    public static ReportRequest Echo(OutdatedRequest request) => new()
    {
        Targets = request.Targets,
        Scope = request.Scope,
        WorkspaceRoot = request.WorkspaceRoot,
        Progress = request.Progress,
        TimeLimit = request.TimeLimit,
    };

    private async Task<(ManagedEntry Entry, SourceCheck Check)> CheckAsync(
        InstallationRecord record, OutdatedRequest request, SourceSession session, OperationReporter reporter, CancellationToken cancellationToken)
    {
        var (read, problems) = await packages.ReadAsync(record.RequestedSourceRef.Value, reporter, cancellationToken, session).ConfigureAwait(false);
        var access = SourceAccess.Of(read is null ? problems : []);
        if (read is not null && (PackageReading.IdentityDrift(record, read.Identity) ?? PackageReading.Rewritten(record, read.Identity, [])) is { } drift)
        {
            problems = [drift];
        }

        var package = problems.Any(static problem => problem.IsError) ? null : read;
        var rows = updates.Of(record, receipts.Read(record.IntegrationId), package)
            .Where(row => request.Targets.Count == 0 || request.Targets.Contains(row.TargetId, StringComparer.Ordinal))
            .Select(row => row with { SourceAccessState = access })
            .ToList();
        var now = time.GetUtcNow();
        var entry = ManagedRows.Entry(record) with
        {
            Targets = rows,
            Problems = problems,
            Warnings = ProblemTexts.Warnings(problems),
            SourceCheckedAt = now,
            SourceAccessState = access,
            AvailableVersion = package?.Identity.Version,
            UpdateAvailable = package is null ? null : rows.Exists(static row => row.Update!.UpdateAvailable),
        };
        return (entry, new()
        {
            CheckedAt = now,
            SourceRef = record.RequestedSourceRef.Value,
            Access = access,
            InstalledSourceDigest = record.SourceDigest,
            AvailableSourceDigest = package?.Identity.SourceDigest,
            AvailableVersion = package?.Identity.Version,
            Problem = problems.FirstOrDefault(static problem => problem.IsError)?.Code,
        });
    }

    /// <summary>What is not managed any more is forgotten, so that the file stays as small as state.</summary>
    private async Task<Problem?> KeepAsync(SortedDictionary<string, SourceCheck> found, CancellationToken cancellationToken)
    {
        if (found.Count == 0)
        {
            return null;
        }

        var managed = reports.Ids();
        return await checks.ChangeAsync(
            file => file with
            {
                Sources = Merged(file.Sources, found, managed),
                Acknowledged = file.Acknowledged.Where(pair => managed.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal),
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static SortedDictionary<string, SourceCheck> Merged(
        IReadOnlyDictionary<string, SourceCheck> before, SortedDictionary<string, SourceCheck> found, IReadOnlySet<string> managed)
    {
        var merged = new SortedDictionary<string, SourceCheck>(StringComparer.Ordinal);
        foreach (var (id, check) in before.Where(pair => managed.Contains(pair.Key)).Concat(found))
        {
            // Somebody else may have asked later while this was at work.
            merged[id] = merged.TryGetValue(id, out var other) && other.CheckedAt > check.CheckedAt ? other : check;
        }

        return merged;
    }

    private static string Sentence(List<ManagedEntry> entries)
    {
        var updates = entries.Count(static entry => entry.UpdateAvailable == true);
        var unknown = entries.Count(static entry => entry.UpdateAvailable is null);
        return entries.Count == 0 ? "There is no integration to check."
            : $"{updates} of {entries.Count} integration(s) can be updated" + (unknown == 0 ? "." : $"; nothing is known of {unknown}.");
    }
}
