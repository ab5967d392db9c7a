using PluginKit.Editing.JsonText;
using PluginKit.Editing.Layout;
using PluginKit.Editing.TomlText;

namespace PluginKit.Editing;

/// <summary>
/// Reads and edits JSON, JSONC and TOML text. An edit changes the member it names and leaves every other byte alone; text that does not
/// parse is never edited. TOML is read as clients read it, which includes what TOML 1.1 added; what is written is TOML 1.0. Pure functions
/// over bytes: nothing is read from or written to a disk, and input of any kind gives a result, never an exception.
/// </summary>
public static class StructuredText
{
    /// <summary>Reads a document as a tree of JSON values.</summary>
    /// <param name="format">The format of the text.</param>
    /// <param name="bytes">The text in UTF-8, with or without a byte order mark.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> is not defined.</exception>
    public static StructuredReadResult Read(TextFormat format, ReadOnlyMemory<byte> bytes)
    {
        if (IsToml(format))
        {
            return TomlParser.Parse(bytes, TomlReading.AsClients, out TomlSyntax toml) is { } fault
                ? StructuredReadResult.Failed(fault.Locate(bytes.Span))
                : StructuredReadResult.Of(toml.Root.ToJson(), null);
        }

        if (JsonScanner.Scan(bytes, format == TextFormat.Jsonc, out JsonIndex index) is { } error)
        {
            return StructuredReadResult.Failed(error.Locate(bytes.Span));
        }

        var tree = new JsonTree(index);
        return StructuredReadResult.Of(tree.Build(0), tree.FirstDuplicate?.Locate(bytes.Span));
    }

    /// <summary>
    /// Makes changes one after the other, all or none. Zero bytes of JSON or JSONC count as a document without members. The time taken
    /// grows with the number of changes times the size of the text, as the text is checked after every change.
    /// </summary>
    /// <param name="format">The format of the text.</param>
    /// <param name="bytes">The text in UTF-8, with or without a byte order mark.</param>
    /// <param name="changes">The changes, in order; a later one sees what an earlier one did.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> is not defined.</exception>
    /// <exception cref="ArgumentException">A change is null, or removes or moves the root.</exception>
    public static StructuredEditResult Apply(TextFormat format, ReadOnlyMemory<byte> bytes, IReadOnlyList<MemberChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        bool startsEmpty = !IsToml(format) && bytes.IsEmpty;
        ReadOnlyMemory<byte> start = startsEmpty ? "{}\n"u8.ToArray() : bytes;
        ReadOnlyMemory<byte> current = start;
        Fault? fault = Scan(format, current, out IEditableText text);
        var pending = new Stack<MemberChange>(changes.Select(Checked).Reverse());
        while (fault is null && pending.TryPop(out MemberChange? change))
        {
            EditStep step = NodePath.IsTooDeep(ValueOf(change))
                ? EditStep.Fail(TextErrorKind.TooDeep, $"{change.Path}: the new value is nested more than {Utf8Text.MaxDepth} levels deep.", 0)
                : text.Plan(change);
            fault = step.Fault;
            foreach (MemberChange smaller in step.Instead.Reverse())
            {
                pending.Push(smaller);
            }

            if (step.Patches.Count > 0)
            {
                byte[] next = TextPatch.Apply(current.Span, step.Patches);
                fault = Scan(format, next, out text);
                current = next;
            }
        }

        if (fault is not null)
        {
            return StructuredEditResult.Failed(bytes, fault.Locate(current.Span));
        }

        return startsEmpty && current.Span.SequenceEqual(start.Span) ? StructuredEditResult.Of(bytes, bytes) : StructuredEditResult.Of(bytes, current);
    }

    private static Fault? Scan(TextFormat format, ReadOnlyMemory<byte> bytes, out IEditableText text)
    {
        Fault? fault;
        if (format == TextFormat.Toml)
        {
            fault = TomlParser.Parse(bytes, TomlReading.ForEditing, out TomlSyntax toml);
            text = new TomlEditor(toml);
            return fault;
        }

        fault = JsonScanner.Scan(bytes, format == TextFormat.Jsonc, out JsonIndex index);
        text = new JsonEditor(index);
        return fault;
    }

    private static System.Text.Json.Nodes.JsonNode? ValueOf(MemberChange change) => change switch
    {
        SetMember set => set.Value,
        InsertItem insert => insert.Value,
        _ => null,
    };

    private static MemberChange Checked(MemberChange? change) => change switch
    {
        null => throw new ArgumentException("A change is null.", nameof(change)),
        RemoveMember or MoveMember when change.Path.Segments.Count == 0 =>
            throw new ArgumentException("The root of a document is neither removed nor moved.", nameof(change)),
        _ => change,
    };

    private static bool IsToml(TextFormat format) => Enum.IsDefined(format)
        ? format == TextFormat.Toml
        : throw new ArgumentOutOfRangeException(nameof(format), format, "The format is not defined.");
}
