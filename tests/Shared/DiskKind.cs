namespace PluginKit.Tests.Disks;

/// <summary>Which disk a suite runs on.</summary>
public enum DiskKind
{
    Virtual = 0,
    Real = 1,
}
