using System.Text;

namespace PluginKit.Testing.VirtualDisk.Facade;

/// <summary>The asynchronous members do their work at once: memory has nothing to wait for.</summary>
internal sealed partial class VirtualFile
{
    public override Task<byte[]> ReadAllBytesAsync(string path, CancellationToken cancellationToken) => DoneAsync(() => ReadAllBytes(path), cancellationToken);

    public override Task<string> ReadAllTextAsync(string path, CancellationToken cancellationToken) => DoneAsync(() => ReadAllText(path), cancellationToken);

    public override Task<string> ReadAllTextAsync(string path, Encoding encoding, CancellationToken cancellationToken) =>
        DoneAsync(() => ReadAllText(path, encoding), cancellationToken);

    public override Task<string[]> ReadAllLinesAsync(string path, CancellationToken cancellationToken) => DoneAsync(() => ReadAllLines(path), cancellationToken);

    public override Task<string[]> ReadAllLinesAsync(string path, Encoding encoding, CancellationToken cancellationToken) =>
        DoneAsync(() => ReadAllLines(path, encoding), cancellationToken);

    public override Task WriteAllBytesAsync(string path, byte[] bytes, CancellationToken cancellationToken) =>
        DoneAsync(() => WriteAllBytes(path, bytes), cancellationToken);

    public override Task WriteAllTextAsync(string path, string? contents, CancellationToken cancellationToken) =>
        DoneAsync(() => WriteAllText(path, contents), cancellationToken);

    public override Task WriteAllTextAsync(string path, string? contents, Encoding encoding, CancellationToken cancellationToken) =>
        DoneAsync(() => WriteAllText(path, contents, encoding), cancellationToken);

    public override Task WriteAllLinesAsync(string path, IEnumerable<string> contents, CancellationToken cancellationToken) =>
        DoneAsync(() => WriteAllLines(path, contents), cancellationToken);

    public override Task WriteAllLinesAsync(string path, IEnumerable<string> contents, Encoding encoding, CancellationToken cancellationToken) =>
        DoneAsync(() => WriteAllLines(path, contents, encoding), cancellationToken);

    public override Task WriteAllLinesAsync(string path, string[] contents, CancellationToken cancellationToken) =>
        DoneAsync(() => WriteAllLines(path, contents), cancellationToken);

    public override Task WriteAllLinesAsync(string path, string[] contents, Encoding encoding, CancellationToken cancellationToken) =>
        DoneAsync(() => WriteAllLines(path, contents, encoding), cancellationToken);

    public override Task AppendAllTextAsync(string path, string? contents, CancellationToken cancellationToken) =>
        DoneAsync(() => AppendAllText(path, contents), cancellationToken);

    public override Task AppendAllTextAsync(string path, string? contents, Encoding encoding, CancellationToken cancellationToken) =>
        DoneAsync(() => AppendAllText(path, contents, encoding), cancellationToken);

    public override Task AppendAllLinesAsync(string path, IEnumerable<string> contents, CancellationToken cancellationToken) =>
        DoneAsync(() => AppendAllLines(path, contents), cancellationToken);

    public override Task AppendAllLinesAsync(string path, IEnumerable<string> contents, Encoding encoding, CancellationToken cancellationToken) =>
        DoneAsync(() => AppendAllLines(path, contents, encoding), cancellationToken);

    private static async Task<T> DoneAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask.ConfigureAwait(false);
        return work();
    }

    private static async Task DoneAsync(Action work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask.ConfigureAwait(false);
        work();
    }
}
