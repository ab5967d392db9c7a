namespace PluginKit.Authoring.Tests;

/// <summary>Which disk a package of a test lies on.</summary>
public enum DiskKind
{
    Virtual = 0,
    Real = 1,
}
