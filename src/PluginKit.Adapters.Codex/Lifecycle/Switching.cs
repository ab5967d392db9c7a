using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>Switches a target on or off. The client has no command for it; it reads the toggle from its configuration.</summary>
internal static class Switching
{
    public static TargetProposal Make(ProposalRequest request, TargetFacts facts, bool isOn)
    {
        var toggles = new ConfigToggles(facts);
        if (toggles.Own is null || facts.Plugin.Cache is null)
        {
            return Proposals.Blocked(
                $"'{facts.Reference}' is not installed in codex.",
                [Problem.Of(ProblemCodes.TargetMissing, $"'{facts.Reference}' is not installed in codex, so that there is nothing to switch.", toggles.OwnFile)]);
        }

        var word = isOn ? "on" : "off";
        List<Problem> blocking = [.. isOn ? Gate.ForPolicy(facts).Concat(Gate.ForTrust(facts)) : [], .. Override(facts, toggles, isOn)];
        if (blocking.Count > 0)
        {
            return Proposals.Blocked($"'{facts.Reference}' cannot be switched {word}.", blocking);
        }

        return new()
        {
            Summary = $"Switch '{facts.Reference}' {word}.",
            Steps =
            [
                toggles.SetOwn(isOn, $"Switch '{facts.Reference}' {word} in {toggles.OwnFile}.") with { CreateIfAbsent = false, PruneUpTo = null },
                new AssertStep
                {
                    Summary = $"'{facts.Reference}' is switched {word}.",
                    Statements = [isOn ? toggles.IsOn(toggles.OwnFile) : toggles.IsOff(toggles.OwnFile)],
                },
            ],
            NextSteps = Proposals.AfterChange,
            Record = Draft(request.Record!, facts, isOn),
        };
    }

    // A file that wins and says the other thing would make the edit a lie.
    private static IEnumerable<Problem> Override(TargetFacts facts, ConfigToggles toggles, bool isOn)
    {
        if (facts.Plugin.Toggle is { } toggle && toggle.IsOn != isOn && toggle.DecidedBy.Path != toggles.OwnFile && !facts.NeedsTrust)
        {
            var isPolicy = toggle.DecidedBy.Kind == Configuration.ConfigLayerKind.Managed;
            var key = Configuration.PluginSwitches.KeyOf(facts.Reference.ToString());
            yield return Problem.Of(
                isPolicy ? ProblemCodes.ManagedPolicyBlock : ProblemCodes.StateConflict,
                $"{key} in {toggle.DecidedBy.Path} wins over {toggles.OwnFile}; '{facts.Reference}' would stay {(isOn ? "off" : "on")}.",
                toggle.DecidedBy.Path);
        }
    }

    private static TargetRecordDraft Draft(ManagedTargetFacts record, TargetFacts facts, bool isOn) => new()
    {
        State = isOn ? InstallState.Installed : InstallState.Disabled,
        ActivationState = ActivationState.NewThreadPending,
        NativeRef = facts.Reference.ToString(),
        EnvironmentRestrictions = [EnvironmentRestriction.NewThreadRequired],
        OwnedNativeObjects = record.OwnedNativeObjects,
        AdapterMetadata = record.AdapterMetadata,
        ReceiptFacts = record.ReceiptFacts ?? new Dictionary<string, string>(StringComparer.Ordinal),
    };
}
