using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Reporting;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.Lifecycle.Checking;

/// <summary>The managed list: state, and nothing but state.</summary>
internal sealed class ManagedList(ManagedReports reports)
{
    public ReportDocument List(ReportRequest request, OperationReporter reporter)
    {
        reporter.Report(LifecycleStage.ReadingState);
        var (report, records, _) = reports.Begin(ReportKind.ManagedList, request);
        if (!report.Ok)
        {
            return report;
        }

        return report with
        {
            Summary = records.Count == 0 ? "No integration is managed." : $"{records.Count} managed integration(s).",
            ManagedEntries = [.. records.Select(ManagedRows.Entry).Select(entry => entry with
            {
                Targets = [.. entry.Targets.Where(target => ManagedReports.IsAskedFor(target.TargetId, request))],
            })],
        };
    }
}
