using System.Text;
using PluginKit.Editing.Layout;

namespace PluginKit.Editing.JsonText;

/// <summary>All values of a valid JSON text in document order, as offsets: entry 0 is the root, children follow their parent.</summary>
internal sealed class JsonIndex(ReadOnlyMemory<byte> text, List<JsonEntry> entries)
{
    public ReadOnlyMemory<byte> Memory => text;

    public ReadOnlySpan<byte> Text => text.Span;

    public int Count => entries.Count;

    public JsonEntry this[int entry] => entries[entry];

    /// <summary>Whether an object or array has exactly one child.</summary>
    public bool HasOneChild(int parent) => entries[parent].Next > parent + 1 && entries[parent + 1].Next == entries[parent].Next;

    public List<int> Children(int parent)
    {
        var children = new List<int>();
        for (int child = parent + 1; child < entries[parent].Next; child = entries[child].Next)
        {
            children.Add(child);
        }

        return children;
    }

    public Sequence SequenceOf(int parent) => SequenceOf(parent, Children(parent));

    public Sequence SequenceOf(int parent, List<int> children) => new(
        text, entries[parent].Start, entries[parent].End - 1, children.ConvertAll(child => entries[child].Whole));

    /// <summary>The last member with a name, and where the name occurs for the second time.</summary>
    public int FindMember(int parent, string name, out int duplicate)
    {
        int found = -1;
        duplicate = -1;
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        for (int child = parent + 1; child < entries[parent].Next; child = entries[child].Next)
        {
            if (NameEquals(child, name, utf8))
            {
                duplicate = found >= 0 && duplicate < 0 ? child : duplicate;
                found = child;
            }
        }

        return found;
    }

    public string NameOf(int entry) => JsonString.Decode(Text[entries[entry].NameStart..entries[entry].NameEnd]);

    public string StringOf(int entry) => JsonString.Decode(Text[entries[entry].Start..entries[entry].End]);

    private bool NameEquals(int entry, string name, byte[] utf8)
    {
        ReadOnlySpan<byte> quoted = Text[entries[entry].NameStart..entries[entry].NameEnd];
        ReadOnlySpan<byte> raw = quoted[1..^1];
        return raw.Contains((byte)'\\') ? string.Equals(JsonString.Decode(quoted), name, StringComparison.Ordinal) : raw.SequenceEqual(utf8);
    }
}
