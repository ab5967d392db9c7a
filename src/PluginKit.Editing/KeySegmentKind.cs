namespace PluginKit.Editing;

/// <summary>The ways one step of a <see cref="KeyPath"/> can name a child.</summary>
public enum KeySegmentKind
{
    /// <summary>A member of an object or table, by name.</summary>
    Member,

    /// <summary>An item of an array, by position.</summary>
    Index,

    /// <summary>The first item of an array that is an object with a given string member.</summary>
    Item,
}
