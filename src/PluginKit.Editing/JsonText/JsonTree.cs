using System.Text.Json.Nodes;
using PluginKit.Editing.Layout;

namespace PluginKit.Editing.JsonText;

/// <summary>
/// Builds the tree of values of a scanned text; of duplicate names the last one wins, in the place of the first, as in the clients.
/// </summary>
internal sealed class JsonTree(JsonIndex index)
{
    private readonly NumberNodes _numbers = new();

    /// <summary>Where a member name occurred for the second time, or null.</summary>
    public Fault? FirstDuplicate { get; private set; }

    /// <summary>The tree of an entry.</summary>
    public JsonNode? Build(int root)
    {
        for (int entry = root; entry < index[root].Next; entry++)
        {
            if (index[entry].Kind == JsonKind.Number)
            {
                _numbers.Note(index.Text[index[entry].Start..index[entry].End]);
            }
        }

        _numbers.Parse();
        return Node(root);
    }

    private JsonNode? Node(int entry) => index[entry].Kind switch
    {
        JsonKind.Object => BuildObject(entry),
        JsonKind.Array => BuildArray(entry),
        JsonKind.String => JsonValue.Create(index.StringOf(entry)),
        JsonKind.Number => _numbers.Take(),
        JsonKind.True => JsonValue.Create(true),
        JsonKind.False => JsonValue.Create(false),
        _ => null,
    };

    private JsonObject BuildObject(int entry)
    {
        var members = new JsonObject();
        for (int child = entry + 1; child < index[entry].Next; child = index[child].Next)
        {
            string name = index.NameOf(child);
            JsonNode? value = Node(child);
            if (!members.TryAdd(name, value))
            {
                NoteDuplicate(child);
                members[name] = value;
            }
        }

        return members;
    }

    private JsonArray BuildArray(int entry)
    {
        var items = new JsonArray();
        for (int child = entry + 1; child < index[entry].Next; child = index[child].Next)
        {
            items.Add(Node(child));
        }

        return items;
    }

    private void NoteDuplicate(int child)
    {
        int offset = index[child].NameStart;
        if (FirstDuplicate is null || offset < FirstDuplicate.Offset)
        {
            FirstDuplicate = new Fault(TextErrorKind.DuplicateKey, "The object names this member a second time.", offset);
        }
    }
}
