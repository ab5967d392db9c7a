using System.Text;

namespace PluginKit.Editing;

/// <summary>An immutable way from the root of a document to one of its values.</summary>
public sealed class KeyPath : IEquatable<KeyPath>
{
    private readonly KeySegment[] _segments;

    private KeyPath(KeySegment[] segments) => _segments = segments;

    /// <summary>The path of the document's root.</summary>
    public static KeyPath Root { get; } = new([]);

    /// <summary>The steps from the root, outermost first.</summary>
    public IReadOnlyList<KeySegment> Segments => _segments;

    /// <summary>A path of these steps; none at all is the root.</summary>
    /// <param name="segments">The steps, outermost first; strings and integers convert by themselves.</param>
    /// <exception cref="ArgumentException">A step is null.</exception>
    public static KeyPath Of(params ReadOnlySpan<KeySegment> segments)
    {
        foreach (KeySegment? segment in segments)
        {
            if (segment is null)
            {
                throw new ArgumentException("A path holds no null steps.", nameof(segments));
            }
        }

        return segments.IsEmpty ? Root : new KeyPath(segments.ToArray());
    }

    /// <summary>This path and one more step.</summary>
    /// <param name="segment">The step below this path.</param>
    /// <exception cref="ArgumentNullException"><paramref name="segment"/> is null.</exception>
    public KeyPath Append(KeySegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return new KeyPath([.. _segments, segment]);
    }

    /// <inheritdoc />
    public bool Equals(KeyPath? other) => other is not null && _segments.AsSpan().SequenceEqual(other._segments);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as KeyPath);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (KeySegment segment in _segments)
        {
            hash.Add(segment);
        }

        return hash.ToHashCode();
    }

    /// <summary>
    /// The path for messages: <c>plugins."a@b".enabled</c>, <c>plugins[name=x]</c>, <c>items[0]</c>; the root is <c>(root)</c>.
    /// </summary>
    public override string ToString()
    {
        if (_segments.Length == 0)
        {
            return "(root)";
        }

        var text = new StringBuilder();
        foreach (KeySegment segment in _segments)
        {
            if (segment.Kind == KeySegmentKind.Member && text.Length > 0)
            {
                text.Append('.');
            }

            text.Append(segment);
        }

        return text.ToString();
    }
}
