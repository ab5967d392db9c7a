using System.Collections.Frozen;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.ConsoleHost.Output;

/// <summary>Short words for the closed lists of the documents. A value of a newer version is shown as it is.</summary>
internal static class Wording
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ActionClass.InstallTarget.Value] = "install",
        [ActionClass.UpdateVersion.Value] = "update",
        [ActionClass.AdoptNewTarget.Value] = "install (new)",
        [ActionClass.RemoveOrphanedTarget.Value] = "remove",
        [ActionClass.RepairDrift.Value] = "repair",
        [ActionClass.EnableTarget.Value] = "enable",
        [ActionClass.DisableTarget.Value] = "disable",
        [ActionClass.Noop.Value] = "nothing to do",
        [Staleness.SourceNewer.Value] = "update available",
        [UpdateChange.OtherVersion.Value] = "other version",
        [UpdateChange.SameVersion.Value] = "other content",
        [UpdateChange.Dropped.Value] = "not offered any more",
        [UpdateChange.New.Value] = "new target",
        [ObservedState.Active.Value] = "active",
        [ObservedState.Disabled.Value] = "disabled",
        [ObservedState.Prepared.Value] = "prepared",
        [ObservedState.Degraded.Value] = "degraded",
        [EntryKind.UniversalInstalled.Value] = "managed",
        [EntryKind.NativeExternalInstalled.Value] = "native",
        [EntryKind.UniversalAvailable.Value] = "available",
        [ActivationHint.None.Value] = "-",
        [ActivationHint.ReloadNeeded.Value] = "reload plugins",
        [ActivationHint.RestartNeeded.Value] = "restart",
        [ActivationHint.NewThreadNeeded.Value] = "open a new thread",
        [ActivationHint.SignInNeeded.Value] = "sign in",
        [ActivationHint.UserStepNeeded.Value] = "finish in the client",
        [ActivationHint.RunningWithoutSource.Value] = "runs without its source",
        [ActivationHint.BlockedByPolicy.Value] = "blocked by policy",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(string? value) => value is null ? "-" : Words.GetValueOrDefault(value, value);

    public static string Of(IEnumerable<ActionClass> actions) => string.Join(", ", actions.Select(static action => Of(action.Value)));

    /// <summary>One of something, or several.</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
