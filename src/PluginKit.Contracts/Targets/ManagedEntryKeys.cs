using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Targets;

/// <summary>Makes the keys of managed entries. Readers treat them as opaque.</summary>
public static class ManagedEntryKeys
{
    /// <summary>The key of a record.</summary>
    /// <param name="scope">Its scope.</param>
    /// <param name="workspaceRoot">Its workspace root, for the project scope.</param>
    /// <param name="integrationId">The integration.</param>
    /// <returns><c>user::&lt;id&gt;</c> or <c>project:&lt;workspace_root&gt;:&lt;id&gt;</c>.</returns>
    public static string Of(InstallScope scope, string? workspaceRoot, string integrationId) =>
        $"{scope.Value}:{(scope == InstallScope.Project ? workspaceRoot : null)}:{integrationId}";

    /// <summary>The key in a plan for a record that does not exist yet.</summary>
    /// <param name="integrationId">The integration.</param>
    /// <returns><c>planned:&lt;id&gt;</c>.</returns>
    public static string Planned(string integrationId) => $"planned:{integrationId}";
}
