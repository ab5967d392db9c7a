using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What of a managed target is behind what; the first that holds, in the order in which it is brought up to date.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<Staleness>))]
public readonly record struct Staleness : IKnownText<Staleness>
{
    private readonly string? _value;

    private Staleness(string value) => _value = value;

    /// <summary><c>store_stale</c>: The files that were delivered are of another revision than the record, or not what was delivered: update or repair.</summary>
    public static Staleness StoreStale { get; } = new("store_stale");

    /// <summary><c>client_copy_stale</c>: The client runs from a copy of its own, and that is not what was delivered: repair.</summary>
    public static Staleness ClientCopyStale { get; } = new("client_copy_stale");

    /// <summary><c>session_must_reload</c>: Everything on the disk is right; a running session of the client does not have it yet: reload, restart or open a new thread.</summary>
    public static Staleness SessionMustReload { get; } = new("session_must_reload");

    /// <summary><c>source_newer</c>: At the last check the source had other content than what is installed, newer or not: update.</summary>
    public static Staleness SourceNewer { get; } = new("source_newer");

    /// <summary><c>current</c>: At the last check the source had what is installed, and client and files agree with it.</summary>
    public static Staleness Current { get; } = new("current");

    /// <summary><c>unknown</c>: Nobody asked the source since this revision was installed, or it could not be read.</summary>
    public static Staleness Unknown { get; } = new("unknown");

    /// <inheritdoc/>
    public static IReadOnlyList<Staleness> Known { get; } = [StoreStale, ClientCopyStale, SessionMustReload, SourceNewer, Current, Unknown];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static Staleness From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
