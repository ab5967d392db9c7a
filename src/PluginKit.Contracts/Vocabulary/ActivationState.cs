using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What a client still needs before it runs the plugin.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<ActivationState>))]
public readonly record struct ActivationState : IKnownText<ActivationState>
{
    private readonly string? _value;

    private ActivationState(string value) => _value = value;

    /// <summary><c>not_required</c>: Nothing.</summary>
    public static ActivationState NotRequired { get; } = new("not_required");

    /// <summary><c>native_activation_pending</c>: The client's own install step.</summary>
    public static ActivationState NativeActivationPending { get; } = new("native_activation_pending");

    /// <summary><c>reload_pending</c>: A reload of plugins in running sessions.</summary>
    public static ActivationState ReloadPending { get; } = new("reload_pending");

    /// <summary><c>restart_pending</c>: A restart of the client.</summary>
    public static ActivationState RestartPending { get; } = new("restart_pending");

    /// <summary><c>new_thread_pending</c>: A new thread or session.</summary>
    public static ActivationState NewThreadPending { get; } = new("new_thread_pending");

    /// <summary><c>complete</c>: Nothing any more; it was needed once.</summary>
    public static ActivationState Complete { get; } = new("complete");


    /// <inheritdoc/>
    public static IReadOnlyList<ActivationState> Known { get; } = [NotRequired, NativeActivationPending, ReloadPending, RestartPending, NewThreadPending, Complete];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static ActivationState From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
