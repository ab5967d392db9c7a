namespace PluginKit.Editing;

/// <summary>
/// Moves a member or an array item among its siblings. Separators and empty lines stay in their places; a comment directly above, or behind
/// on the same line, goes along where every item on the way has lines of its own. In TOML, keys move among the keys of their section and
/// tables among tables, as a table cannot stand before a key; anything else, and a table scattered over the document, is
/// <see cref="TextErrorKind.NotSupported"/>.
/// </summary>
public sealed record MoveMember : MemberChange
{
    private readonly int _index;

    /// <summary>The new position among the siblings, counted from 0. Beyond the last is <see cref="TextErrorKind.PathNotFound"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is negative.</exception>
    public required int Index
    {
        get => _index;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Index));
            _index = value;
        }
    }
}
