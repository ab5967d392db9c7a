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
    /// <summary>The verdict on a plugin; <see langword="null"/> when what is there is no plugin (a leftover "off" line).</summary>
    public static PluginVerdict? On(PluginRow row, ClaudeView view)
    {
        if (row.Records.Count == 0 && row.Toggle.On != true && row.Marketplace is null && row.Declared is null)
        {
            return null;
        }
        if (row.Block is not null)
        {
            return new(ObservedState.Degraded, ActivationHint.BlockedByPolicy, "policy");
        }
        return row.Records.Count > 0 ? Listed(row, view) : Unlisted(row);
    }

    private static PluginVerdict Listed(PluginRow row, ClaudeView view)
    {
        if (row.Toggle.On != true)
        {
            return Off(row, view);
        }
        return row.Source.IsLoadable
            ? new(ObservedState.Active, ActivationHint.None, "loaded")
            : new(ObservedState.Degraded, ActivationHint.None, row.Source.Word);
    }

    private static PluginVerdict Off(PluginRow row, ClaudeView view)
    {
        // A settings file that does not parse switches everything off that it enabled; nobody switched it off.
        var unreadable = view.Layers.FirstOrDefault(layer => layer.Problem is not null && row.Records.Any(record => record.Scope == layer.Scope));
        if (row.Toggle.On is null && unreadable is not null)
        {
            return new(ObservedState.Degraded, ActivationHint.None, "settings_corrupt");
        }
        var elsewhere = row.Toggle.On is null && row.Records.All(record =>
            record.ProjectPath is not null && !view.Locations.SamePath(record.ProjectPath, view.Locations.WorkspaceRoot));
        return new(ObservedState.Disabled, ActivationHint.None, elsewhere ? "other_project" : "switched_off");
    }

    private static PluginVerdict Unlisted(PluginRow row)
    {
        if (row.Marketplace is null)
        {
            return row.Declared is null
                ? new(ObservedState.Degraded, ActivationHint.None, row.Source.Word)
                : new(ObservedState.Prepared, ActivationHint.UserStepNeeded, "declared_only");
        }
        if (row.Toggle.On != true)
        {
            return new(ObservedState.Disabled, ActivationHint.None, "switched_off");
        }
        if (!row.Source.IsLoadable)
        {
            return new(ObservedState.Degraded, ActivationHint.None, row.Source.Word);
        }

        // Measured: without a record a plugin of a directory marketplace runs; one of a clone does not.
        return row.Marketplace.Source.RunsInPlace
            ? new(ObservedState.Degraded, ActivationHint.RunningWithoutSource, "no_record")
            : new(ObservedState.Prepared, ActivationHint.UserStepNeeded, "not_installed");
    }
}
