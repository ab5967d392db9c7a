namespace PluginKit.Lifecycle.Tests.Worlds;

/// <summary>On which disk a suite runs. Every suite runs on both, with the same assertions.</summary>
public enum DiskKind
{
    Virtual,
    Real,
}
