namespace PluginKit.Authoring.Projects;

/// <summary>What a validation is asked.</summary>
public sealed record ValidationRequest
{
    /// <summary>The folder of the project, absolute.</summary>
    public required string ProjectRoot { get; init; }

    /// <summary>An authored target id, for example <c>codex-runtime</c>; all that the project has when <see langword="null"/> or blank.</summary>
    public string? Platform { get; init; }

    /// <summary>Whether the warnings of <see cref="Contracts.Documents.ValidationKinds.StrictWarnings"/> count as failures; others never do.</summary>
    public bool Strict { get; init; }
}
