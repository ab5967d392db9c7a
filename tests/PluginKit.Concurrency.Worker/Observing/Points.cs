using System.Text.Json;
using PluginKit.Testing.Observation;

namespace PluginKit.Concurrency.Worker.Observing;

/// <summary>
/// The named points of an operation: after every record of its journal (<c>after step_begun 2</c>), before and after the file of the state is put in its
/// place (<c>before state 1</c>), and before the journal is deleted.
/// </summary>
internal sealed class Points(string stateFile)
{
    private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);
    private readonly List<string> _seen = [];
    private string? _flushed;
    private bool _replaced;

    public IReadOnlyList<string> Seen => _seen;

    public void Clear()
    {
        _times.Clear();
        _seen.Clear();
        (_flushed, _replaced) = (null, false);
    }

    /// <summary>The points that lie before an operation.</summary>
    public IReadOnlyList<string> Before(DiskOperation operation)
    {
        var names = new List<string>();
        if (_flushed is { } journal)
        {
            _flushed = null;
            names.Add(Numbered("after " + LastRecord(journal)));
        }

        if (_replaced)
        {
            _replaced = false;
            names.Add(Numbered("after state"));
        }

        var isJournal = operation.Path.EndsWith("journal.jsonl", StringComparison.Ordinal);
        if (isJournal && operation.Kind == DiskOperationKind.Flush)
        {
            _flushed = operation.Path;
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

    private string Numbered(string name)
    {
        _times[name] = _times.GetValueOrDefault(name) + 1;
        return $"{name} {_times[name]}";
    }

    private static string LastRecord(string journal)
    {
        using var line = JsonDocument.Parse(File.ReadLines(journal).Last());
        return line.RootElement.GetProperty("record").GetString()!;
    }
}
