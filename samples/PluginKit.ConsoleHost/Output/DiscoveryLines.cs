using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.ConsoleHost.Output;

/// <summary>What discovery and its watch say, as cells and lines.</summary>
internal static class DiscoveryLines
{
    /// <summary>Whether an entry is on, who decides that, and what would be so without it.</summary>
    public static string Enabled(DiscoveryEntry entry)
    {
        if (entry.Enabled is not { } enabled)
        {
            return "-";
        }

        var by = entry.Enablement.FirstOrDefault(static layer => layer.Decides) is { } layer ? $" [dim]{Shown.Safe(layer.Scope.Value)}[/]" : string.Empty;
        var otherwise = entry.EnabledIfUnset is { } unset && unset != enabled ? $" [dim](else {OnOff(unset)})[/]" : string.Empty;
        return OnOff(enabled) + by + otherwise;
    }

    public static string Roots(NativeRoots roots) =>
        $"[dim]{Shown.Safe(roots.NativeTarget)} looks in[/] {Shown.Safe(roots.ConfigRoot)}"
        + (roots.EffectiveNativeRoot is { } project ? $" [dim]and[/] {Shown.Safe(project)} [dim]({Shown.Safe(Wording.Of(roots.EffectiveNativeRootReason))})[/]" : string.Empty);

    public static string Change(NativeChangeDocument change)
    {
        var paths = string.Join(", ", change.ChangedPaths.Select(static path => $"{Shown.Safe(path.Kind.Value)} {Shown.Safe(path.Path)} [dim]{Shown.Safe(path.Change.Value)}[/]"));
        var colour = change.ChangeKind == NativeChangeKind.Changed ? "green" : change.ChangeKind == NativeChangeKind.Started ? "blue" : "yellow";
        return $"[dim]{change.Sequence}[/] [bold]{Shown.Safe(change.NativeTarget)}[/] [{colour}]{Shown.Safe(Wording.Of(change.ChangeKind.Value))}[/]{(paths.Length > 0 ? ": " : string.Empty)}{paths}";
    }

    public static string Observed(ObservedState state, ActivationHint hint) =>
        ReportRows.Colour(Wording.Of(state.Value), state == ObservedState.Active ? "green" : state == ObservedState.Degraded ? "red" : "yellow")
        + (hint == ActivationHint.None ? string.Empty : $" [dim]{Shown.Safe(Wording.Of(hint.Value))}[/]");

    private static string OnOff(bool enabled) => enabled ? "on" : "off";
}
