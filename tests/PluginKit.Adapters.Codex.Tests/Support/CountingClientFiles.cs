using PluginKit.Contracts.Clients;

namespace PluginKit.Adapters.Codex.Tests.Support;

/// <summary>Counts what is asked of a view.</summary>
internal sealed class CountingClientFiles(IClientFiles inner) : IClientFiles
{
    public int Lists { get; private set; }

    public HashSet<string> Listed { get; } = new(StringComparer.Ordinal);

    public int Reads { get; private set; }

    /// <summary>Bytes that the view itself allocated, on the thread that asked.</summary>
    public long Allocated { get; private set; }

    public FileView Read(string path)
    {
        Reads++;
        return Measured(() => inner.Read(path));
    }

    public FolderView List(string path)
    {
        Lists++;
        Listed.Add(path);
        return Measured(() => inner.List(path));
    }

    public PathKind KindOf(string path) => Measured(() => inner.KindOf(path));

    public string RealPath(string path) => Measured(() => inner.RealPath(path));

    private T Measured<T>(Func<T> ask)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var answer = ask();
        Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        return answer;
    }
}
