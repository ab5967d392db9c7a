using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Steps;

namespace PluginKit.Adapters.Claude.Planning;

/// <summary>Switches an installed integration on or off. The client's commands fail when it already is; the observation decides instead.</summary>
internal sealed class ToggleProposal(OwnTraces traces, ClientCommands commands)
{
    private readonly Statements _holds = new(traces);

    public IReadOnlyList<PlanStep> Steps(bool on) =>
    [
        Switch(on),
        new AssertStep { Summary = "Check the switch, and that nothing was lost", Statements = [on ? _holds.Enabled : _holds.Disabled, _holds.Recorded, .. _holds.ForeignMembers()] },
    ];

    public RunClientStep Switch(bool on)
    {
        var done = on ? _holds.Enabled : _holds.Disabled;
        return new()
        {
            Summary = $"Switch '{traces.Market.PluginRef}' {(on ? "on" : "off")}",
            Command = on ? commands.Enable() : commands.Disable(),
            Already = done,
            Expects = done,
            Undo = on ? commands.Disable() : commands.Enable(),
            UndoAlready = on ? _holds.Disabled : _holds.Enabled,
            Attempts = InstallProposal.Attempts,
            Touches = [traces.Settings.Path],
        };
    }
}
