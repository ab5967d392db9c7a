using PluginKit.Contracts.Steps;

namespace PluginKit.Adapters.Codex.Capabilities;

/// <summary>Reads from a plan what it relies on, so that no plan can forget to say it.</summary>
internal static class NeededCapabilities
{
    public static IReadOnlyList<CodexCapability> Of(IReadOnlyList<PlanStep> steps, string userConfig)
    {
        var needed = new SortedSet<CodexCapability>();
        foreach (var step in steps)
        {
            if (step is RunClientStep run)
            {
                needed.UnionWith(new[] { run.Command, run.Undo }.OfType<ClientCommand>().Select(Of).OfType<CodexCapability>());
            }
            else if (step is EditMembersStep { Edits.Count: > 0 } edit && edit.Path.EndsWith(".toml", StringComparison.Ordinal))
            {
                needed.Add(edit.Path == userConfig ? CodexCapability.SwitchInUserConfiguration : CodexCapability.SwitchInProjectConfiguration);
            }
        }

        return [.. needed];
    }

    private static CodexCapability? Of(ClientCommand command) => command.Arguments switch
    {
        ["plugin", "marketplace", "add", ..] => CodexCapability.AddMarketplace,
        ["plugin", "marketplace", "remove", ..] => CodexCapability.RemoveMarketplace,
        ["plugin", "add", ..] => CodexCapability.AddPlugin,
        ["plugin", "remove", ..] => CodexCapability.RemovePlugin,
        ["plugin", "list", "-m", ..] => CodexCapability.ListOneMarketplace,
        _ => null,
    };
}
