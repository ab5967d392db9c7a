using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>A reason outside PluginKit that limits a target.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<EnvironmentRestriction>))]
public readonly record struct EnvironmentRestriction : IKnownText<EnvironmentRestriction>
{
    private readonly string? _value;

    private EnvironmentRestriction(string value) => _value = value;

    /// <summary><c>managed_policy_block</c>: An administrator's policy forbids it.</summary>
    public static EnvironmentRestriction ManagedPolicyBlock { get; } = new("managed_policy_block");

    /// <summary><c>trust_required</c>: The user has to trust the project in the client first.</summary>
    public static EnvironmentRestriction TrustRequired { get; } = new("trust_required");

    /// <summary><c>source_auth_required</c>: The source wants credentials.</summary>
    public static EnvironmentRestriction SourceAuthRequired { get; } = new("source_auth_required");

    /// <summary><c>native_auth_required</c>: The client wants a sign-in.</summary>
    public static EnvironmentRestriction NativeAuthRequired { get; } = new("native_auth_required");

    /// <summary><c>native_activation_required</c>: The client's own install step is still to be done.</summary>
    public static EnvironmentRestriction NativeActivationRequired { get; } = new("native_activation_required");

    /// <summary><c>restart_required</c>: The client has to be restarted.</summary>
    public static EnvironmentRestriction RestartRequired { get; } = new("restart_required");

    /// <summary><c>reload_required</c>: Running sessions have to reload their plugins.</summary>
    public static EnvironmentRestriction ReloadRequired { get; } = new("reload_required");

    /// <summary><c>new_thread_required</c>: A new thread has to be opened.</summary>
    public static EnvironmentRestriction NewThreadRequired { get; } = new("new_thread_required");

    /// <summary><c>source_tool_missing</c>: The client's program is not there.</summary>
    public static EnvironmentRestriction SourceToolMissing { get; } = new("source_tool_missing");

    /// <summary><c>source_shape_unsupported</c>: The package has no form that this client can run.</summary>
    public static EnvironmentRestriction SourceShapeUnsupported { get; } = new("source_shape_unsupported");

    /// <summary><c>read_only_native_layer</c>: The client's files at this place may not be written.</summary>
    public static EnvironmentRestriction ReadOnlyNativeLayer { get; } = new("read_only_native_layer");

    /// <summary><c>volatile_override_layer</c>: A temporary setting overrides the files.</summary>
    public static EnvironmentRestriction VolatileOverrideLayer { get; } = new("volatile_override_layer");


    /// <inheritdoc/>
    public static IReadOnlyList<EnvironmentRestriction> Known { get; } = [ManagedPolicyBlock, TrustRequired, SourceAuthRequired, NativeAuthRequired, NativeActivationRequired, RestartRequired, ReloadRequired, NewThreadRequired, SourceToolMissing, SourceShapeUnsupported, ReadOnlyNativeLayer, VolatileOverrideLayer];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static EnvironmentRestriction From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
