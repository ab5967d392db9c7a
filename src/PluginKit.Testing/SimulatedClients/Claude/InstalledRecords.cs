using System.Text.Json.Nodes;

namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary>Plugins with their records, in the order of the file.</summary>
internal sealed class InstalledRecords : List<(string Ref, List<JsonObject> Records)>
{
    public List<JsonObject> Of(string pluginRef) => Find(entry => entry.Ref == pluginRef).Records ?? [];

    public List<JsonObject> OrNew(string pluginRef)
    {
        if (!Exists(entry => entry.Ref == pluginRef))
        {
            Add((pluginRef, []));
        }
        return Of(pluginRef);
    }

    public bool Uses(string installPath) => Exists(entry => entry.Records.Exists(record => (string?)record["installPath"] == installPath));
}
