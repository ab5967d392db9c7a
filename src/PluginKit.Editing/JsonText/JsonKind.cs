namespace PluginKit.Editing.JsonText;

/// <summary>What an entry of a <see cref="JsonIndex"/> is.</summary>
internal enum JsonKind : byte
{
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}
