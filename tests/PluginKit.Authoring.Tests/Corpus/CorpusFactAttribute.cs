namespace PluginKit.Authoring.Tests.Corpus;

/// <summary>A fact about the universal plugins; skipped visibly where they are absent.</summary>
public sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute()
    {
        if (PluginCorpus.Directory is null)
        {
            Skip = "The shared data (PLUGINKIT_SHARED_DATA, or ../shared/data beside the repository) is absent.";
        }
    }
}
