using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>For whom a plugin is installed.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<InstallScope>))]
public readonly record struct InstallScope : IKnownText<InstallScope>
{
    private readonly string? _value;

    private InstallScope(string value) => _value = value;

    /// <summary><c>user</c>: For the user, in every project.</summary>
    public static InstallScope User { get; } = new("user");

    /// <summary><c>project</c>: For everybody who works in one project.</summary>
    public static InstallScope Project { get; } = new("project");

    /// <summary><c>local</c>: For the user, in one project. Discovery reports it; lifecycle refuses it.</summary>
    public static InstallScope Local { get; } = new("local");

    /// <summary><c>managed</c>: By an administrator, for the machine. Discovery reports it.</summary>
    public static InstallScope Managed { get; } = new("managed");


    /// <inheritdoc/>
    public static IReadOnlyList<InstallScope> Known { get; } = [User, Project, Local, Managed];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static InstallScope From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
