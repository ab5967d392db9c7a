using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>
/// One step into a client file: a member name (a JSON string), an array index (a JSON number), or the first array item that is an object with
/// a member of this value (a JSON object with one member, for example <c>{"name":"context7"}</c>).
/// </summary>
[JsonConverter(typeof(MemberSegmentConverter))]
public sealed record MemberSegment
{
    private MemberSegment(string? name, int? index, string? itemValue)
    {
        Name = name;
        Index = index;
        ItemValue = itemValue;
    }

    /// <summary>Member name, or the member that identifies an item.</summary>
    public string? Name { get; }

    /// <summary>Array index.</summary>
    public int? Index { get; }

    /// <summary>Value of the member <see cref="Name"/> of the array item that is meant.</summary>
    public string? ItemValue { get; }

    /// <summary>A member.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The segment.</returns>
    public static MemberSegment Member(string name) => new(name ?? throw new ArgumentNullException(nameof(name)), null, null);

    /// <summary>An array item by position.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>The segment.</returns>
    public static MemberSegment At(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new(null, index, null);
    }

    /// <summary>The first array item that is an object whose member has a value.</summary>
    /// <param name="name">The member.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The segment.</returns>
    public static MemberSegment Item(string name, string value) =>
        new(name ?? throw new ArgumentNullException(nameof(name)), null, value ?? throw new ArgumentNullException(nameof(value)));

    /// <summary>A member.</summary>
    /// <param name="name">Its name.</param>
    public static implicit operator MemberSegment(string name) => Member(name);

    /// <inheritdoc/>
    public override string ToString() =>
        Index is { } index ? $"[{index}]" : ItemValue is { } value ? $"[{Name}={value}]" : Name!;
}
