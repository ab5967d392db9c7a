namespace PluginKit.Authoring.Targets;

/// <summary>How far the authoring tool stands behind a native surface of a target.</summary>
public enum SurfaceTier
{
    /// <summary>It is not taken.</summary>
    Unsupported = 0,

    /// <summary>It is handed on as it is.</summary>
    PassthroughOnly = 1,

    /// <summary>It may change or go.</summary>
    Preview = 2,

    /// <summary>It works and may still change.</summary>
    Beta = 3,

    /// <summary>It is relied upon.</summary>
    Stable = 4,
}
