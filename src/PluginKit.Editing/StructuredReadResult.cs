using System.Text.Json.Nodes;
using PluginKit.Editing.Layout;

namespace PluginKit.Editing;

/// <summary>A document as a tree of JSON values, or the error that kept it from being read.</summary>
public sealed class StructuredReadResult
{
    private StructuredReadResult(JsonNode? root, TextError? duplicate, TextError? error)
    {
        Root = root;
        FirstDuplicate = duplicate;
        Error = error;
    }

    /// <summary>Whether the document was read.</summary>
    public bool IsOk => Error is null;

    /// <summary>
    /// The root; null after an error, and for a JSON document that is the literal <c>null</c>. TOML integers and floats are numbers, dates
    /// and times are strings (RFC 3339), <c>inf</c> and <c>nan</c>, which JSON lacks, are strings too. Of duplicate JSON keys the last one wins.
    /// </summary>
    public JsonNode? Root { get; }

    /// <summary>Why the document could not be read, or null.</summary>
    public TextError? Error { get; }

    /// <summary>
    /// Whether a JSON object of the document names a member twice. Such a document reads, but not every change to it is made.
    /// </summary>
    public bool HasDuplicateKeys => FirstDuplicate is not null;

    /// <summary>Where a member name occurs for the second time (<see cref="TextErrorKind.DuplicateKey"/>), or null.</summary>
    public TextError? FirstDuplicate { get; }

    /// <summary>
    /// The value at a path; null when there is none, and for the literal <c>null</c> (<see cref="TryFind"/> tells them apart).
    /// </summary>
    /// <param name="path">The path to follow.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public JsonNode? Find(KeyPath path) => TryFind(path, out JsonNode? value) ? value : null;

    /// <summary>Looks for the value at a path.</summary>
    /// <param name="path">The path to follow.</param>
    /// <param name="value">The value found; null for the literal <c>null</c> and when there is none.</param>
    /// <returns>Whether the document was read and holds the path.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public bool TryFind(KeyPath path, out JsonNode? value)
    {
        ArgumentNullException.ThrowIfNull(path);
        value = null;
        return IsOk && NodePath.TryFind(Root, path, out value);
    }

    internal static StructuredReadResult Of(JsonNode? root, TextError? duplicate) => new(root, duplicate, null);

    internal static StructuredReadResult Failed(TextError error) => new(null, null, error);
}
