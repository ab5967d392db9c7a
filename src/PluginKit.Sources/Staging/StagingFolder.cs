using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Sources.Staging;

/// <summary>A folder of our own for what came from outside, until it is verified; gone when this is disposed.</summary>
public sealed class StagingFolder : IDisposable
{
    private readonly IDisk _disk;
    private readonly IDisposable _inUse;
    private readonly string _place;

    internal StagingFolder(IDisk disk, string place, IDisposable inUse)
    {
        _disk = disk;
        _place = place;
        _inUse = inUse;
        Content = Path.Combine(place, "content");
    }

    /// <summary>Where the content goes; the folder is not made yet.</summary>
    public string Content { get; }

    /// <summary>A file beside the content, for example a download.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its path.</returns>
    public string File(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Path.Combine(_place, name);
    }

    /// <summary>Deletes everything in it. What cannot be deleted now is deleted by the next one that is made.</summary>
    public void Dispose()
    {
        _ = new TreeRemoval(_disk).DeleteTree(_place);
        _inUse.Dispose();
        StagingArea.Forget(_disk, _place);
    }
}
