using System.Collections.ObjectModel;
using PluginKit.Adapters.Codex.Capabilities;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex;

/// <summary>What the adapter is and can do.</summary>
internal static class CodexDescription
{
    public const string TargetId = "codex";

    public const string Program = "codex";

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
        Programs = [new(Program, ["--version"], CapabilityTable.Versions)],
    };
}
