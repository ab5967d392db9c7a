using System.Text.Json;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Planning.Binding;

/// <summary>Compares what two plans tell their reader. Sentences, problems and observations may differ: what is announced may not.</summary>
internal static class AnnouncedChanges
{
    /// <summary>The first target of which they announce something else; the integration when it is about something else; <see langword="null"/> when they say the same.</summary>
    public static string? Difference(LifecyclePlan reviewed, LifecyclePlan now)
    {
        var (before, after) = (Rows(reviewed.Document), Rows(now.Document));
        foreach (var (targetId, row) in before)
        {
            if (!after.TryGetValue(targetId, out var other) || !row.SequenceEqual(other))
            {
                return targetId;
            }
        }

        return after.Keys.FirstOrDefault(targetId => !before.ContainsKey(targetId))
            ?? (IsAboutTheSame(reviewed.Document, now.Document) ? null : reviewed.IntegrationId);
    }

    private static bool IsAboutTheSame(ReportDocument reviewed, ReportDocument now) =>
        reviewed.ReportKind == now.ReportKind
        && string.Equals(reviewed.Consent?.Digest, now.Consent?.Digest, StringComparison.Ordinal)
        && reviewed.UsesNetwork == now.UsesNetwork
        && reviewed.ManagedEntries.Select(About).SequenceEqual(now.ManagedEntries.Select(About));

    private static (string, string, string?, string?, InstallScope, string?) About(ManagedEntry entry) =>
        (entry.ManagedEntryKey, entry.IntegrationId, entry.ResolvedVersion, entry.SourceDigest, entry.Policy.Scope, entry.WorkspaceRoot);

    private static Dictionary<string, byte[]> Rows(ReportDocument document)
    {
        var rows = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var target in document.ManagedEntries.SelectMany(static entry => entry.Targets))
        {
            // A blocked target is not carried out; why it is blocked may be worded anew.
            rows[target.TargetId] = target.Blocking == true ? [] : Announced(target);
        }

        return rows;
    }

    private static byte[] Announced(ManagedTarget target) => JsonSerializer.SerializeToUtf8Bytes(
        new ManagedTarget
        {
            TargetId = target.TargetId,
            DeliveryKind = target.DeliveryKind,
            ActionClass = target.ActionClass,
            NativeRef = target.NativeRef,
            PathsTouched = target.PathsTouched,
            Commands = target.Commands,
            PlannedSteps = target.PlannedSteps,
            ConfigChanges = target.ConfigChanges,
            FileChanges = target.FileChanges,
            GenerationChanges = target.GenerationChanges,

            // Whether one is asked depends on the process that asks.
            ExecutableSurfaces = [.. target.ExecutableSurfaces.Select(static surface => surface with { NeedsConsent = false })],
        },
        ContractsJsonContext.Default.ManagedTarget);
}
