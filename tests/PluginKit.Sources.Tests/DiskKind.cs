namespace PluginKit.Sources.Tests;

/// <summary>Which disk the folders of a test lie on.</summary>
public enum DiskKind
{
    Virtual = 0,
    Real = 1,
}
