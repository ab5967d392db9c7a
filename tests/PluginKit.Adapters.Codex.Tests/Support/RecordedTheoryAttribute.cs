namespace PluginKit.Adapters.Codex.Tests.Support;

/// <summary>A theory over the recordings; skipped, and seen to be skipped, where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecordedTheoryAttribute : TheoryAttribute
{
    public RecordedTheoryAttribute()
    {
        if (RecordedData.Folder is null)
        {
            Skip = "The recordings of the native clients are not here (PLUGINKIT_SHARED_DATA).";
        }
    }
}
