using System.Text.Json;
using PluginKit.Testing.Observation;

namespace PluginKit.Concurrency.Worker.Observing;

/// <summary>
/// The named points of an operation: after every record of its journal (<c>after step_begun 2</c>), before and after the file of the state is put in its
/// place (<c>before state 1</c>), before the journal is deleted, and while a client runs (<c>client runs 1</c>).
/// </summary>
internal sealed class Points(string stateFile)
{
    private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);
    private readonly List<string> _seen = [];
    private string? _written;
    private bool _replaced;

    public IReadOnlyList<string> Seen => _seen;

    public void Clear()
    {
        _times.Clear();
        _seen.Clear();
        (_written, _replaced) = (null, false);
    }

    /// <summary>The points that lie before an operation.</summary>
    public IReadOnlyList<string> Before(DiskOperation operation)
    {
        var names = new List<string>();
        // A line is in the file once its stream is flushed or closed.
        if (_written is { } journal && !(operation.Kind == DiskOperationKind.Flush && string.Equals(operation.Path, journal, StringComparison.Ordinal)))
        {
            _written = null;
            names.Add(Numbered("after " + LastRecord(journal)));
        }

        if (_replaced)
        {
            _replaced = false;
            names.Add(Numbered("after state"));
        }

        var isJournal = operation.Path.EndsWith("journal.jsonl", StringComparison.Ordinal);
        if (isJournal && operation.Kind == DiskOperationKind.Write)
        {
            _written = operation.Path;
        }
        else if (isJournal && operation.Kind == DiskOperationKind.DeleteFile)
        {
            names.Add(Numbered("before end"));
        }
        else if (operation.Kind is DiskOperationKind.MoveFile or DiskOperationKind.TryExchange && string.Equals(operation.OtherPath, stateFile, StringComparison.Ordinal))
        {
            names.Add(Numbered("before state"));
            _replaced = true;
        }

        _seen.AddRange(names);
        return names;
    }

    /// <summary>A point that is no operation on the disk.</summary>
    public string Pass(string name)
    {
        var numbered = Numbered(name);
        _seen.Add(numbered);
        return numbered;
    }

    private string Numbered(string name)
    {
        _times[name] = _times.GetValueOrDefault(name) + 1;
        return $"{name} {_times[name]}";
    }

    /// <summary>What the last line says; a torn one, which recovery has just closed off, says nothing.</summary>
    private static string LastRecord(string journal)
    {
        try
        {
            using var line = JsonDocument.Parse(File.ReadLines(journal).Last());
            return line.RootElement.GetProperty("record").GetString()!;
        }
        catch (JsonException)
        {
            return "torn";
        }
    }
}
