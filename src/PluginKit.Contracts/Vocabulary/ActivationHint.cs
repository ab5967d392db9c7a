using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What the user can do so that the client runs the plugin, or why it does not.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<ActivationHint>))]
public readonly record struct ActivationHint : IKnownText<ActivationHint>
{
    private readonly string? _value;

    private ActivationHint(string value) => _value = value;

    /// <summary><c>none</c>: Nothing.</summary>
    public static ActivationHint None { get; } = new("none");

    /// <summary><c>reload_needed</c>: Reload plugins in running sessions.</summary>
    public static ActivationHint ReloadNeeded { get; } = new("reload_needed");

    /// <summary><c>restart_needed</c>: Restart the client.</summary>
    public static ActivationHint RestartNeeded { get; } = new("restart_needed");

    /// <summary><c>new_thread_needed</c>: Open a new thread.</summary>
    public static ActivationHint NewThreadNeeded { get; } = new("new_thread_needed");

    /// <summary><c>sign_in_needed</c>: Sign in.</summary>
    public static ActivationHint SignInNeeded { get; } = new("sign_in_needed");

    /// <summary><c>user_step_needed</c>: Carry out the client's own step.</summary>
    public static ActivationHint UserStepNeeded { get; } = new("user_step_needed");

    /// <summary><c>running_without_source</c>: It runs, yet the client cannot list or update it.</summary>
    public static ActivationHint RunningWithoutSource { get; } = new("running_without_source");

    /// <summary><c>blocked_by_policy</c>: A policy or feature switch keeps it off.</summary>
    public static ActivationHint BlockedByPolicy { get; } = new("blocked_by_policy");


    /// <inheritdoc/>
    public static IReadOnlyList<ActivationHint> Known { get; } = [None, ReloadNeeded, RestartNeeded, NewThreadNeeded, SignInNeeded, UserStepNeeded, RunningWithoutSource, BlockedByPolicy];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static ActivationHint From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
