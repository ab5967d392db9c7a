namespace PluginKit.Editing;

/// <summary>One step into a document: a member name, an array position, or the first array item with a given string member.</summary>
public sealed record KeySegment
{
    private KeySegment(KeySegmentKind kind, string? name, int position, string? value)
    {
        Kind = kind;
        Name = name;
        Position = position;
        Value = value;
    }

    /// <summary>How the step names the child.</summary>
    public KeySegmentKind Kind { get; }

    /// <summary>The member name (<see cref="KeySegmentKind.Member"/>, <see cref="KeySegmentKind.Item"/>), otherwise null.</summary>
    public string? Name { get; }

    /// <summary>The position counted from 0 (<see cref="KeySegmentKind.Index"/>), otherwise 0.</summary>
    public int Position { get; }

    /// <summary>The string the member must equal (<see cref="KeySegmentKind.Item"/>), otherwise null.</summary>
    public string? Value { get; }

    /// <summary>Converts a member name to a step.</summary>
    /// <param name="name">The member name.</param>
    public static implicit operator KeySegment(string name) => Member(name);

    /// <summary>Converts an array position to a step.</summary>
    /// <param name="index">The position, counted from 0.</param>
    public static implicit operator KeySegment(int index) => Index(index);

    /// <summary>The member of an object or table with this name; any string is a name, also the empty one.</summary>
    /// <param name="name">The member name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static KeySegment Member(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new KeySegment(KeySegmentKind.Member, name, 0, null);
    }

    /// <summary>The array item at this position.</summary>
    /// <param name="index">The position, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    public static KeySegment Index(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new KeySegment(KeySegmentKind.Index, null, index, null);
    }

    /// <summary>
    /// The first array item that is an object whose member <paramref name="member"/> is the string <paramref name="value"/>.
    /// </summary>
    /// <param name="member">The member name looked at in each item.</param>
    /// <param name="value">The string it must equal (ordinal).</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static KeySegment Item(string member, string value)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(value);
        return new KeySegment(KeySegmentKind.Item, member, 0, value);
    }

    /// <summary>The step as <see cref="KeyPath.ToString"/> writes it, without a leading dot.</summary>
    public override string ToString() => Kind switch
    {
        KeySegmentKind.Member => Display(Name!),
        KeySegmentKind.Index => $"[{Position}]",
        _ => $"[{Display(Name!)}={Value}]",
    };

    private static string Display(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? name
            : $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
