using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Reporting;

/// <summary>The hint that goes with a recorded activation state.</summary>
internal static class ActivationHints
{
    public static ActivationHint Of(InstallState state, ActivationState? activation)
    {
        if (state == InstallState.ActivationPending || activation == ActivationState.NativeActivationPending)
        {
            return ActivationHint.UserStepNeeded;
        }

        if (state == InstallState.AuthPending)
        {
            return ActivationHint.SignInNeeded;
        }

        return activation switch
        {
            { } pending when pending == ActivationState.ReloadPending => ActivationHint.ReloadNeeded,
            { } pending when pending == ActivationState.RestartPending => ActivationHint.RestartNeeded,
            { } pending when pending == ActivationState.NewThreadPending => ActivationHint.NewThreadNeeded,
            _ => ActivationHint.None,
        };
    }
}
