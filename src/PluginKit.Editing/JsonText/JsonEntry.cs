using System.Runtime.InteropServices;
using PluginKit.Editing.Layout;

namespace PluginKit.Editing.JsonText;

/// <summary>One value of a JSON text: where it lies, and where the entry after its descendants is.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct JsonEntry
{
    /// <summary>The quote that opens the member name, or -1 outside objects.</summary>
    public int NameStart;

    public int NameEnd;

    public int Start;

    public int End;

    /// <summary>The index of the first entry that is not a descendant: the next sibling, if there is one.</summary>
    public int Next;

    public JsonKind Kind;

    public readonly TextSpan Whole => new(NameStart < 0 ? Start : NameStart, End);
}
