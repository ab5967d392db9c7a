namespace PluginKit.Authoring.Overlays;

/// <summary>A single file that an overlay may have.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Path below the folder of the target.</param>
/// <param name="Format">What it contains.</param>
/// <param name="ManagedKeys">Members that a document with extra members may not set; a dot descends.</param>
internal sealed record OverlayDocument(string Kind, string Name, OverlayFormat Format, IReadOnlyList<string> ManagedKeys)
{
    public OverlayDocument(string kind, string name, OverlayFormat format)
        : this(kind, name, format, [])
    {
    }
}
