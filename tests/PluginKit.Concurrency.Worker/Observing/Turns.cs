using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PluginKit.Testing.Observation;

namespace PluginKit.Concurrency.Worker.Observing;

/// <summary>
/// Numbers the holders of the machine lock, over all processes: whoever gets it notes it down while holding it. With the digests of the state at both ends
/// of a turn this is the order in which operations took effect.
/// </summary>
internal sealed class Turns(string root)
{
    private const string OwnerFile = "lock.owner.json";

    private bool _holds;
    private long? _turn;
    private string? _first;
    private string? _last;

    public void Clear() => (_turn, _first, _last) = (null, null, null);

    public void Before(DiskOperation operation)
    {
        if (!operation.Path.EndsWith(OwnerFile, StringComparison.Ordinal))
        {
            return;
        }

        if (operation.Kind == DiskOperationKind.CreateNew)
        {
            _holds = true;
            _turn = Next();
            _first = Digest();
        }
        else if (operation.Kind == DiskOperationKind.DeleteFile && _holds)
        {
            _holds = false;
            _last = Digest();
        }
    }

    public void Report(JsonObject answer)
    {
        if (_turn is { } turn)
        {
            (answer["turn"], answer["first"], answer["last"]) = (turn, _first, _last);
        }
    }

    private long Next()
    {
        using var log = new FileStream(Path.Combine(root, "turns"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        log.WriteByte((byte)'.');
        log.Flush();
        return log.Position;
    }

    private string Digest()
    {
        var state = Path.Combine(root, "home", ".plugin-kit-ai", "state.json");
        return File.Exists(state) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(state))) : "absent";
    }
}
