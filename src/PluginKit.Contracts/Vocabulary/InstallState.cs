using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>The recorded state of a managed target (the words of <c>state.json</c>).</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<InstallState>))]
public readonly record struct InstallState : IKnownText<InstallState>
{
    private readonly string? _value;

    private InstallState(string value) => _value = value;

    /// <summary><c>prepared</c>: Files are in place; nothing was handed to the client.</summary>
    public static InstallState Prepared { get; } = new("prepared");

    /// <summary><c>installed</c>: The client lists the plugin.</summary>
    public static InstallState Installed { get; } = new("installed");

    /// <summary><c>activation_pending</c>: The client has to be told once more by its user.</summary>
    public static InstallState ActivationPending { get; } = new("activation_pending");

    /// <summary><c>auth_pending</c>: The user has to sign in.</summary>
    public static InstallState AuthPending { get; } = new("auth_pending");

    /// <summary><c>disabled</c>: Installed, and switched off in the client.</summary>
    public static InstallState Disabled { get; } = new("disabled");

    /// <summary><c>degraded</c>: Neither installed nor absent; repair is needed.</summary>
    public static InstallState Degraded { get; } = new("degraded");

    /// <summary><c>removed</c>: Not there.</summary>
    public static InstallState Removed { get; } = new("removed");


    /// <inheritdoc/>
    public static IReadOnlyList<InstallState> Known { get; } = [Prepared, Installed, ActivationPending, AuthPending, Disabled, Degraded, Removed];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static InstallState From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
