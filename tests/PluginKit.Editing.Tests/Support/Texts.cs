using System.Text;
using System.Text.Json.Nodes;

namespace PluginKit.Editing.Tests.Support;

/// <summary>Edits strings, so that a test shows the text before and after.</summary>
internal static class Texts
{
    public static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static string Edit(TextFormat format, string text, params MemberChange[] changes)
    {
        StructuredEditResult result = StructuredText.Apply(format, Utf8(text), changes);
        result.Error.ShouldBeNull();
        string after = Encoding.UTF8.GetString(result.Bytes.Span);
        result.Changed.ShouldBe(after != text);
        return after;
    }

    public static TextError Refuse(TextFormat format, string text, params MemberChange[] changes)
    {
        StructuredEditResult result = StructuredText.Apply(format, Utf8(text), changes);
        result.IsOk.ShouldBeFalse();
        result.Changed.ShouldBeFalse();
        Encoding.UTF8.GetString(result.Bytes.Span).ShouldBe(text);
        return result.Error!;
    }

    /// <summary>Makes a change and takes it back; the text must be what it was, byte for byte.</summary>
    /// <returns>The text in between.</returns>
    public static string RoundTrip(TextFormat format, string text, MemberChange add, RemoveMember remove)
    {
        string added = Edit(format, text, add);
        added.ShouldNotBe(text);
        Edit(format, added, remove).ShouldBe(text);
        return added;
    }

    public static SetMember Set(JsonNode? value, params KeySegment[] path) => new() { Path = KeyPath.Of(path), Value = value };

    public static RemoveMember Remove(params KeySegment[] path) => new() { Path = KeyPath.Of(path) };

    public static RemoveMember RemoveWithParents(params KeySegment[] path) => new() { Path = KeyPath.Of(path), RemoveEmptyParents = true };

    public static InsertItem Insert(JsonNode? value, int? index, params KeySegment[] path) =>
        new() { Path = KeyPath.Of(path), Value = value, Index = index };

    public static MoveMember Move(int index, params KeySegment[] path) => new() { Path = KeyPath.Of(path), Index = index };

    public static JsonNode Json(string json) => JsonNode.Parse(json)!;
}
