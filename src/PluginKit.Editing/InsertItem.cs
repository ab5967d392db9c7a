using System.Text.Json.Nodes;

namespace PluginKit.Editing;

/// <summary>Inserts an item into the array the path names; a missing array is created, with missing parents.</summary>
public sealed record InsertItem : MemberChange
{
    private readonly int? _index;

    /// <summary>The item.</summary>
    public required JsonNode? Value { get; init; }

    /// <summary>
    /// The position the item gets, counted from 0; null appends. Beyond the end is <see cref="TextErrorKind.PathNotFound"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is negative.</exception>
    public int? Index
    {
        get => _index;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(Index));
            _index = value;
        }
    }
}
