namespace PluginKit.Adapters.Codex.Evidence;

/// <summary>The rows of the table of observed states.</summary>
internal enum EvidenceRow
{
    Nothing = 0,
    ConfigurationBroken,
    Blocked,
    Loaded,
    LoadedWithoutRoot,
    LoadedWithoutEntry,
    Disabled,
    DisabledUnlisted,
    Available,
    SwitchedOnNotInstalled,
    CacheCorrupt,
    Remains,
}
