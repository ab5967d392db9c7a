namespace PluginKit.Editing;

/// <summary>
/// Moves a member or an array item among its siblings. Separators and comments stay in their places. JSON and JSONC only; in TOML the
/// answer is <see cref="TextErrorKind.NotSupported"/>.
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
