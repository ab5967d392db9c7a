using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Authoring.Projects;

/// <summary>What a look at the runtime of a project came to. No program was started.</summary>
internal sealed record RuntimeLook
{
    /// <summary>The facts; status and reason are those of a project that lacks nothing.</summary>
    public required ProjectReadiness Facts { get; init; }

    /// <summary>Everything that it lacks, the most important first.</summary>
    public IReadOnlyList<Shortfall> Shortfalls { get; init; } = [];

    /// <summary>The program whose version has to be asked for, because nothing that lies on the disk tells it.</summary>
    public string? Unasked { get; init; }

    /// <summary>The oldest version that will do.</summary>
    public RuntimeVersion? Minimum { get; init; }

    /// <summary>What a bootstrap would run.</summary>
    public IReadOnlyList<BootstrapStep> Steps { get; init; } = [];

    /// <summary>Variables that the steps are run with, beside those of the host.</summary>
    public IReadOnlyDictionary<string, string> StepVariables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The facts with status and reason.</summary>
    public ProjectReadiness Readiness => Shortfalls is [var first, ..]
        ? Facts with { Status = first.Status, ReasonCode = first.ReasonCode, Reason = first.Message }
        : Facts;

    /// <summary>A project that lacks nothing so far.</summary>
    public static ProjectReadiness Ready(string reasonCode, string reason) => new() { Status = ReadinessStatus.Ready, ReasonCode = reasonCode, Reason = reason };
}
