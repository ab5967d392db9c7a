using PluginKit.Adapters.Claude.Marketplaces;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Scanning;

/// <summary>The state of a plugin by what its files say, and why.</summary>
/// <param name="State">The state.</param>
/// <param name="Hint">What the user can do, or why it does not run.</param>
/// <param name="Reason">The evidence word.</param>
internal sealed record PluginVerdict(ObservedState State, ActivationHint Hint, string Reason)
{
    /// <summary>The verdict on a plugin; <see langword="null"/> when what is there is no plugin (a leftover line).</summary>
    public static PluginVerdict? On(PluginRow row, ClaudeView view)
    {
        if (IsLeftover(row))
        {
            return null;
        }
        if (row.Load.Block is not null)
        {
            return new(ObservedState.Degraded, ActivationHint.BlockedByPolicy, "policy");
        }
        return row.Records.Count > 0 ? Listed(row, view) : Unlisted(row, view);
    }

    /// <summary>A switch of something that no record names and no marketplace offers.</summary>
    private static bool IsLeftover(PluginRow row) => row.Records.Count == 0 && row.Load.Toggle.On != true
        && ((row.Marketplace is null && row.Declared is null) || row.Load.Source.Outcome == LoadOutcome.EntryMissing);

    private static PluginVerdict Listed(PluginRow row, ClaudeView view)
    {
        var load = row.Load;
        if (load.Toggle.On != true)
        {
            return Off(row, view);
        }
        if (!load.IsLoaded)
        {
            return new(ObservedState.Degraded, NotInstalledHere(load), load.Missing is null ? load.Source.Word : "dependency");
        }
        if (!load.Source.IsClean)
        {
            return new(ObservedState.Degraded, ActivationHint.None, load.Source.Word);
        }
        return view.Known.Problem is null
            ? new(ObservedState.Active, ActivationHint.None, "loaded")
            : new(ObservedState.Degraded, ActivationHint.RunningWithoutSource, "registry_broken");
    }

    private static PluginVerdict Off(PluginRow row, ClaudeView view)
    {
        // A settings file that is passed over switches everything off that it enabled; nobody switched it off.
        var unreadable = view.Layers.FirstOrDefault(layer => layer.Problem is not null && row.Records.Any(record => record.Scope == layer.Scope && view.Counts(record)));
        if (row.Load.Toggle.On is null && unreadable is not null)
        {
            return new(ObservedState.Degraded, ActivationHint.None, "settings_corrupt");
        }
        var elsewhere = row.Load.Toggle.On is null && !row.Records.Any(view.Counts);
        return new(ObservedState.Disabled, ActivationHint.None, elsewhere ? "other_project" : "switched_off");
    }

    private static PluginVerdict Unlisted(PluginRow row, ClaudeView view)
    {
        var load = row.Load;
        if (row.Marketplace is null)
        {
            return row.Declared is null || view.Known.Problem is not null
                ? new(ObservedState.Degraded, ActivationHint.None, load.Source.Word)
                : new(ObservedState.Prepared, ActivationHint.UserStepNeeded, "declared_only");
        }
        if (load.Toggle.On != true)
        {
            return new(ObservedState.Disabled, ActivationHint.None, "switched_off");
        }
        if (load.IsLoaded)
        {
            // Measured: without a record a plugin that runs in place runs; one that runs from a copy does not.
            return new(ObservedState.Degraded, ActivationHint.RunningWithoutSource, "no_record");
        }
        return load.Source.Outcome == LoadOutcome.NotInstalled && load.Missing is null
            ? new(ObservedState.Prepared, ActivationHint.UserStepNeeded, "not_installed")
            : new(ObservedState.Degraded, ActivationHint.None, load.Missing is null ? load.Source.Word : "dependency");
    }

    private static ActivationHint NotInstalledHere(PluginLoad load) =>
        load.Source.Outcome == LoadOutcome.NotInstalled ? ActivationHint.UserStepNeeded : ActivationHint.None;
}
