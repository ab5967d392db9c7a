namespace PluginKit.Authoring.Projects;

/// <summary>What a bootstrap is asked.</summary>
public sealed record BootstrapRequest
{
    /// <summary>The folder of the project, absolute.</summary>
    public required string ProjectRoot { get; init; }

    /// <summary>How long one step may take, more than zero; then its program is ended with everything that it started.</summary>
    public TimeSpan StepTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many of the last lines of a step's output are kept.</summary>
    public int OutputLines { get; init; } = 20;
}
