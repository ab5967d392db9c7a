namespace PluginKit.Editing;

/// <summary>What became of the changes to a document: all of them, or none and an error.</summary>
public sealed class StructuredEditResult
{
    private StructuredEditResult(ReadOnlyMemory<byte> bytes, bool changed, TextError? error)
    {
        Bytes = bytes;
        Changed = changed;
        Error = error;
    }

    /// <summary>Whether every change was made or was already true.</summary>
    public bool IsOk => Error is null;

    /// <summary>The document after the changes; after an error the input.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Whether <see cref="Bytes"/> differs from the input.</summary>
    public bool Changed { get; }

    /// <summary>Why nothing was changed, or null. Positions of an error about a change refer to the text that change met.</summary>
    public TextError? Error { get; }

    internal static StructuredEditResult Of(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after) =>
        before.Span.SequenceEqual(after.Span) ? new(before, false, null) : new(after, true, null);

    internal static StructuredEditResult Failed(ReadOnlyMemory<byte> before, TextError error) => new(before, false, error);
}
