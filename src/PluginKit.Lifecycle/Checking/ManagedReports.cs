using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Checking;

/// <summary>What list and doctor share: the request, the state, and which records are asked for.</summary>
internal sealed class ManagedReports(StateStore state, RequestChecks checks)
{
    /// <summary>The report without its rows, the records that it is about, and the digest of the state that they come from.</summary>
    public (ReportDocument Report, IReadOnlyList<InstallationRecord> Records, string? StateDigest) Begin(ReportKind kind, ReportRequest request)
    {
        var report = Blank(kind, request);
        var misuse = checks.Targets(request.Targets)
            ?? RequestChecks.KnownScope(request.Scope)
            ?? (request.WorkspaceRoot is { } root ? checks.WorkspaceRoot(root, forInstall: false) : null);
        if (misuse is not null)
        {
            return (Refused(report, misuse), [], null);
        }

        var snapshot = state.Read();
        return snapshot.IsUsable
            ? (report, [.. snapshot.State.Installations.Where(record => IsAskedFor(record, request)).OrderBy(static record => record.IntegrationId, StringComparer.Ordinal)], snapshot.Digest)
            : (Refused(report, snapshot.Problem!), [], snapshot.Digest);
    }

    /// <summary>The report when there was no time for it.</summary>
    public static ReportDocument Expired(ReportKind kind, ReportRequest request, Problem problem) => Refused(Blank(kind, request), problem);

    /// <summary>The ids of everything that is managed; empty where state cannot be read.</summary>
    public IReadOnlySet<string> Ids() => state.Read().State.Installations.Select(static record => record.IntegrationId).ToHashSet(StringComparer.Ordinal);

    /// <summary>The targets of a row that are asked for.</summary>
    public static bool IsAskedFor(string targetId, ReportRequest request) =>
        request.Targets.Count == 0 || request.Targets.Contains(targetId, StringComparer.Ordinal);

    private static bool IsAskedFor(InstallationRecord record, ReportRequest request) =>
        (request.IntegrationId is null || string.Equals(record.IntegrationId, request.IntegrationId, StringComparison.Ordinal))
        && (request.Scope is null || record.Policy.Scope == request.Scope)
        && (request.WorkspaceRoot is null || record.Policy.Scope != InstallScope.Project || string.Equals(record.WorkspaceRoot, request.WorkspaceRoot, StringComparison.Ordinal))
        && (request.Targets.Count == 0 || record.Targets.Keys.Any(target => IsAskedFor(target, request)));

    private static ReportDocument Blank(ReportKind kind, ReportRequest request) => new()
    {
        Format = DocumentFormats.Report,
        ReportKind = kind,
        Summary = string.Empty,
        RequestedTargets = request.Targets,
        RequestedScope = request.Scope,
        RequestedWorkspaceRoot = request.WorkspaceRoot,
        RequestedIntegrationId = request.IntegrationId,
    };

    private static ReportDocument Refused(ReportDocument report, Problem problem) => report with
    {
        Ok = false,
        Problems = [problem],
        Warnings = ProblemTexts.Warnings([problem]),
        Summary = problem.Message,
        IssueCount = report.ReportKind == ReportKind.Doctor || report.ReportKind == ReportKind.Verify ? 1 : null,
    };
}
