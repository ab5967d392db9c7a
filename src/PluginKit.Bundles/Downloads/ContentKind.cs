using PluginKit.Sources.Archives;

namespace PluginKit.Bundles.Downloads;

/// <summary>What a download has to be, told by its first bytes and not by what the server says of it.</summary>
internal sealed record ContentKind
{
    private readonly Func<ReadOnlyMemory<byte>, string?> _fault;

    private ContentKind(Func<ReadOnlyMemory<byte>, string?> fault) => _fault = fault;

    /// <summary>A gzip file.</summary>
    public static ContentKind Gzip { get; } = new(static head => head.Span is [0x1F, 0x8B, ..] ? null : Foreign(head.Span) ?? "is no gzip archive");

    /// <summary>A short text, such as a checksum.</summary>
    public static ContentKind Text { get; } = new(static head => Foreign(head.Span));

    /// <summary>A signature of any kind; some kinds are JSON, none is a page.</summary>
    public static ContentKind Signature { get; } = new(static head => !head.IsEmpty && head.Span.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'<', ..] ? Foreign(head.Span) : null);

    /// <summary>Anything: its digest is known.</summary>
    public static ContentKind Any { get; } = new(static _ => null);

    /// <summary>The end of a sentence that says what it is instead.</summary>
    public string? Fault(ReadOnlyMemory<byte> head) => _fault(head);

    private static string? Foreign(ReadOnlySpan<byte> head) => head.IsEmpty ? "is empty" : ForeignContent.Describe(head);
}
