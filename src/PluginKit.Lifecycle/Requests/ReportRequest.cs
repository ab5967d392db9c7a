using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Requests;

/// <summary>Asks for the managed list or for doctor.</summary>
public sealed record ReportRequest : LifecycleRequest
{
    /// <summary>Lifecycle target ids to report; empty for all.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Only integrations of this scope, or <see langword="null"/> for all.</summary>
    public InstallScope? Scope { get; init; }

    /// <summary>Only project-scope integrations of this workspace root (absolute), and every user-scope one; <see langword="null"/> for all.</summary>
    public string? WorkspaceRoot { get; init; }

    /// <summary>Only this integration, or <see langword="null"/> for all.</summary>
    public string? IntegrationId { get; init; }

    /// <summary>For doctor: whether delivered files are hashed and compared with what was installed. Costs a read of every file.</summary>
    public bool VerifyContent { get; init; }
}
