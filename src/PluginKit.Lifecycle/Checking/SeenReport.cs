using PluginKit.Contracts.Documents;

namespace PluginKit.Lifecycle.Checking;

/// <summary>A report with what tells whether the world it speaks of is still there.</summary>
/// <param name="Report">The report.</param>
/// <param name="StateDigest">Digest of the state file that it began with; <see langword="null"/> for none.</param>
internal sealed record SeenReport(ReportDocument Report, string? StateDigest);
