using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Scanning;

/// <summary>Why an entry may only be shown, the strongest reason first.</summary>
internal static class Manageability
{
    public static string Of(PluginRow row, ClaudeView view)
    {
        if (row.Load.Block is not null || row.Load.Toggle.Scope == InstallScope.Managed || row.Records.Any(static record => record.Scope == InstallScope.Managed))
        {
            return ManageabilityReasons.ManagedByPolicy;
        }
        if (view.Installed.Problem is not null || view.Known.Problem is not null
            || view.Layers.Any(layer => layer.Problem is not null && row.Records.Any(record => record.Scope == layer.Scope && view.Counts(record))))
        {
            return ManageabilityReasons.ClientFileUnusable;
        }
        if (row.Records.Count > 0 && !row.Records.Any(view.Counts))
        {
            return ManageabilityReasons.OtherProject;
        }
        var scopes = row.Records.Count > 0 ? row.Records.Where(view.Counts).Select(static record => record.Scope) : row.SpeakingFiles.Select(static file => file.Scope);
        return scopes.Any() && scopes.All(static scope => scope == InstallScope.Local)
            ? ManageabilityReasons.UnsupportedScope
            : ManageabilityReasons.NativeExternalEntry;
    }
}
