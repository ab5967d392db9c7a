namespace PluginKit.Lifecycle.Support;

/// <summary>What a member of a known name may hold, so that it can be taken over.</summary>
internal enum FieldKind
{
    /// <summary>An object or a list of objects, gone through in its turn.</summary>
    Container = 0,

    /// <summary>An object whose names are ids, or a list.</summary>
    Map = 1,

    /// <summary>One word: an id, a state, a code.</summary>
    Word = 2,

    /// <summary>The digest of a file or a tree.</summary>
    Digest = 3,

    /// <summary>A point in time.</summary>
    Time = 4,

    /// <summary>A number or a truth value.</summary>
    Plain = 5,

    /// <summary>A path, a reference, a key: text that is cleaned.</summary>
    Text = 6,

    /// <summary>Id of an operation.</summary>
    OperationId = 7,
}
