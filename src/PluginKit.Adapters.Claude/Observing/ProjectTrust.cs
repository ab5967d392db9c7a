using System.Text.Json;
using PluginKit.Adapters.Claude.ClientFiles;

namespace PluginKit.Adapters.Claude.Observing;

/// <summary>Whether the user trusts the workspace, as the client noted it: for exactly this folder, not for one above it (measured).</summary>
internal static class ProjectTrust
{
    public static bool IsTrusted(ClaudeView view)
    {
        if (view.Locations.WorkspaceRoot is not { } workspace)
        {
            return false;
        }
        var projects = ClientDocument.Read(view.Files, view.Locations.Notes).Root.Object("projects");
        return projects.Object(Path.TrimEndingDirectorySeparator(workspace))?["hasTrustDialogAccepted"]?.GetValueKind() == JsonValueKind.True;
    }
}
