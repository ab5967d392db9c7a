using System.Collections.ObjectModel;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex;

/// <summary>What the adapter is and can do.</summary>
internal static class CodexDescription
{
    public const string TargetId = "codex";

    /// <summary>The program, and the version that everything here was measured with.</summary>
    public const string Program = "codex";

    private const string MeasuredVersion = "0.169.0";

    public static AdapterDescription Value { get; } = new()
    {
        TargetId = TargetId,
        DisplayName = "Codex",
        ProviderLabel = "Codex",
        AuthoredTarget = "codex-package",
        DeliveryKind = "codex-marketplace-plugin",
        CapabilitySurface = ["plugin_bundle", "skills", "mcp", "hooks", "app"],
        InstallMode = "native_cli",
        Scopes = [InstallScope.User, InstallScope.Project],
        ScopeConditions = new ReadOnlyDictionary<string, string>(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [InstallScope.Project.Value] = ProblemCodes.TrustedProjectRequired,
        }),
        SupportsUpdate = true,
        SupportsRemove = true,
        SupportsRepair = true,
        SupportsToggle = true,
        RequiresRestart = true,
        RequiresNewThread = true,
        Programs = [new(Program, ["--version"], [MeasuredVersion])],
    };
}
