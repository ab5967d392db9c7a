using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What a plan or result does to one target.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<ActionClass>))]
public readonly record struct ActionClass : IKnownText<ActionClass>
{
    private readonly string? _value;

    private ActionClass(string value) => _value = value;

    /// <summary><c>install_target</c>: Installs a target that has no record yet.</summary>
    public static ActionClass InstallTarget { get; } = new("install_target");

    /// <summary><c>update_version</c>: Brings a managed target to other content.</summary>
    public static ActionClass UpdateVersion { get; } = new("update_version");

    /// <summary><c>adopt_new_target</c>: Installs a target that a newer manifest added to a managed integration.</summary>
    public static ActionClass AdoptNewTarget { get; } = new("adopt_new_target");

    /// <summary><c>remove_orphaned_target</c>: Removes a managed target.</summary>
    public static ActionClass RemoveOrphanedTarget { get; } = new("remove_orphaned_target");

    /// <summary><c>repair_drift</c>: Restores the recorded content of a managed target.</summary>
    public static ActionClass RepairDrift { get; } = new("repair_drift");

    /// <summary><c>enable_target</c>: Turns a managed target on.</summary>
    public static ActionClass EnableTarget { get; } = new("enable_target");

    /// <summary><c>disable_target</c>: Turns a managed target off.</summary>
    public static ActionClass DisableTarget { get; } = new("disable_target");

    /// <summary><c>noop</c>: Nothing has to change.</summary>
    public static ActionClass Noop { get; } = new("noop");


    /// <inheritdoc/>
    public static IReadOnlyList<ActionClass> Known { get; } = [InstallTarget, UpdateVersion, AdoptNewTarget, RemoveOrphanedTarget, RepairDrift, EnableTarget, DisableTarget, Noop];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    /// <remarks>The older word <c>install_missing</c> is read as <see cref="InstallTarget"/>, so it is never written.</remarks>
    public static ActionClass From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return string.Equals(value, "install_missing", StringComparison.Ordinal) ? InstallTarget : new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
