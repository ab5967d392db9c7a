namespace PluginKit.Adapters.Codex.Marketplaces;

/// <summary>An entry that the client leaves out without a word.</summary>
/// <param name="Index">Its place in the list, from 0.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why.</param>
internal sealed record SkippedEntry(int Index, string Name, string Reason)
{
    public override string ToString() => $"plugins[{Index}] '{Name}' ({Reason})";
}
