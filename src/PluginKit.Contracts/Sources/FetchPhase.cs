namespace PluginKit.Contracts.Sources;

/// <summary>What is being done while a source is fetched.</summary>
public enum FetchPhase
{
    /// <summary>The server gets together what was asked for.</summary>
    Preparing = 0,

    /// <summary>It comes over the network.</summary>
    Receiving = 1,

    /// <summary>What came is put together on this machine.</summary>
    Resolving = 2,
}
