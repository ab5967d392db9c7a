namespace PluginKit.Authoring.Targets;

/// <summary>What <c>launcher.yaml</c> is to a target.</summary>
public enum LauncherRequirement
{
    /// <summary>It has no meaning there.</summary>
    Ignored = 0,

    /// <summary>It may be there.</summary>
    Optional = 1,

    /// <summary>The target does not work without it.</summary>
    Required = 2,
}
