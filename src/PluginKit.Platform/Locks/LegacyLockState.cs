namespace PluginKit.Platform.Locks;

/// <summary>What the lock file of the existing plugin-kit-ai tool says.</summary>
public enum LegacyLockState
{
    /// <summary>There is none.</summary>
    Free = 0,

    /// <summary>A process that lives, or may live, holds it.</summary>
    Live = 1,

    /// <summary>A PluginKit process that is gone left it; the next mutation and recovery remove it.</summary>
    StaleOurs = 2,

    /// <summary>A plugin-kit-ai process that is gone seems to have left it. It is not ours to delete.</summary>
    StaleForeign = 3,

    /// <summary>It cannot be read or understood; treated as held.</summary>
    Unreadable = 4,
}
