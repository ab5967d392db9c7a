using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Entries;

/// <summary>What the targets of a record come to on its card.</summary>
internal static class TargetFacts
{
    // Weakest first: what only needs a reload yields to what needs the user, and that to what nobody at the keyboard can lift.
    private static readonly ActivationHint[] HintsByStrength =
    [
        ActivationHint.None,
        ActivationHint.ReloadNeeded,
        ActivationHint.NewThreadNeeded,
        ActivationHint.RestartNeeded,
        ActivationHint.SignInNeeded,
        ActivationHint.UserStepNeeded,
        ActivationHint.RunningWithoutSource,
        ActivationHint.BlockedByPolicy,
    ];

    public static IReadOnlyList<string> Installed(IReadOnlyList<ManagedTarget> targets) => targets.Count == 0 ? [] :
        [.. targets.Where(static target => target.State != InstallState.Removed).Select(static target => target.TargetId)];

    /// <summary>The graver of two; a word of a newer writer weighs as much as unknown.</summary>
    public static HealthState Worse(HealthState first, HealthState second) =>
        Gravity(first) >= Gravity(second) ? first : second;

    /// <summary>The health of a target as doctor tells it. Reports of the existing tool carry states without a health word.</summary>
    public static HealthState HealthOf(ManagedTarget target)
    {
        if (target.HealthState is { } told)
        {
            return told.IsKnown ? told : HealthState.Unknown;
        }

        if (target.State == InstallState.Degraded || target.State == InstallState.Removed)
        {
            return HealthState.Degraded;
        }

        if (target.State == InstallState.Installed)
        {
            return HealthState.Healthy;
        }

        return target.State is { IsKnown: true } ? HealthState.Attention : HealthState.Unknown;
    }

    public static ActivationHint StrongestHint(IReadOnlyList<ManagedTarget> targets)
    {
        var strongest = 0;
        foreach (var target in targets)
        {
            strongest = Math.Max(strongest, Strength(HintOf(target)));
        }

        return HintsByStrength[strongest];
    }

    private static int Gravity(HealthState health)
    {
        if (health == HealthState.Degraded)
        {
            return 3;
        }

        if (health == HealthState.Attention)
        {
            return 2;
        }

        return health == HealthState.Healthy ? 0 : 1;
    }

    // A word of a newer writer has no strength that this version knows.
    private static int Strength(ActivationHint hint)
    {
        for (var strength = HintsByStrength.Length - 1; strength > 0; strength--)
        {
            if (HintsByStrength[strength] == hint)
            {
                return strength;
            }
        }

        return 0;
    }

    private static ActivationHint HintOf(ManagedTarget target)
    {
        if (target.ActivationHint is { } told)
        {
            return told;
        }

        if (target.State == InstallState.AuthPending)
        {
            return ActivationHint.SignInNeeded;
        }

        return target.ActivationState?.Value switch
        {
            "native_activation_pending" => ActivationHint.UserStepNeeded,
            "restart_pending" => ActivationHint.RestartNeeded,
            "new_thread_pending" => ActivationHint.NewThreadNeeded,
            "reload_pending" => ActivationHint.ReloadNeeded,
            _ => ActivationHint.None,
        };
    }
}
