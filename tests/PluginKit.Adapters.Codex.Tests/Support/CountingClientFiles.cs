using PluginKit.Contracts.Clients;

namespace PluginKit.Adapters.Codex.Tests.Support;

/// <summary>Counts what is asked of a view.</summary>
internal sealed class CountingClientFiles(IClientFiles inner) : IClientFiles
{
    public int Lists { get; private set; }

    public HashSet<string> Listed { get; } = new(StringComparer.Ordinal);

    public int Reads { get; private set; }

    public FileView Read(string path)
    {
        Reads++;
        return inner.Read(path);
    }

    public FolderView List(string path)
    {
        Lists++;
        Listed.Add(path);
        return inner.List(path);
    }

    public PathKind KindOf(string path) => inner.KindOf(path);

    public string RealPath(string path) => inner.RealPath(path);
}
