using System.Text.Json;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Planning.Binding;

/// <summary>
/// Compares what a saved plan tells its reader with what is announced now, where the same would be done. Sentences, problems and observations may differ, and
/// so may what is said of files that somebody changed meanwhile; nothing else may.
/// </summary>
internal static class AnnouncedChanges
{
    /// <summary>The first target of which they announce something else; the integration when they are about something else; <see langword="null"/> when they say the same.</summary>
    /// <param name="reviewed">What was saved.</param>
    /// <param name="now">What is planned now.</param>
    /// <param name="changed">Client files that changed in between without changing what would be done.</param>
    public static string? Difference(ReportDocument reviewed, ReportDocument now, IReadOnlyList<ChangedFiles.Change> changed)
    {
        var files = changed.Select(static file => file.Path).ToHashSet(StringComparer.Ordinal);
        var (before, after) = (Rows(reviewed, files), Rows(now, files));
        return before.Keys.Union(after.Keys, StringComparer.Ordinal).FirstOrDefault(targetId =>
                !before.TryGetValue(targetId, out var row) || !after.TryGetValue(targetId, out var other) || !row.AsSpan().SequenceEqual(other))
            ?? (IsAboutTheSame(reviewed, now) ? null : now.BoundTo?.IntegrationId ?? string.Empty);
    }

    private static bool IsAboutTheSame(ReportDocument reviewed, ReportDocument now) =>
        reviewed.ReportKind == now.ReportKind
        && string.Equals(reviewed.Consent?.Digest, now.Consent?.Digest, StringComparison.Ordinal)
        && reviewed.UsesNetwork == now.UsesNetwork
        && reviewed.ManagedEntries.Select(About).SequenceEqual(now.ManagedEntries.Select(About));

    private static (string, string, string?, string?, InstallScope, string?) About(ManagedEntry entry) =>
        (entry.ManagedEntryKey, entry.IntegrationId, entry.ResolvedVersion, entry.SourceDigest, entry.Policy.Scope, entry.WorkspaceRoot);

    private static Dictionary<string, byte[]> Rows(ReportDocument document, HashSet<string> changed)
    {
        var rows = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var target in document.ManagedEntries.SelectMany(static entry => entry.Targets))
        {
            // A blocked target is not carried out; why it is blocked may be worded anew.
            rows[target.TargetId] = target.Blocking == true ? [] : Announced(target, changed);
        }

        return rows;
    }

    private static byte[] Announced(ManagedTarget target, HashSet<string> changed) => JsonSerializer.SerializeToUtf8Bytes(
        new ManagedTarget
        {
            TargetId = target.TargetId,
            DeliveryKind = target.DeliveryKind,
            ActionClass = target.ActionClass,
            NativeRef = target.NativeRef,
            PathsTouched = target.PathsTouched,
            Commands = target.Commands,
            PlannedSteps = target.PlannedSteps,
            ConfigChanges = [.. target.ConfigChanges.Where(change => !changed.Contains(change.Path))],
            FileChanges = [.. target.FileChanges.Where(change => !changed.Contains(change.Path))],
            GenerationChanges = target.GenerationChanges,

            // Whether one is asked depends on the process that asks.
            ExecutableSurfaces = [.. target.ExecutableSurfaces.Select(static surface => surface with { NeedsConsent = false })],
        },
        ContractsJsonContext.Default.ManagedTarget);
}
