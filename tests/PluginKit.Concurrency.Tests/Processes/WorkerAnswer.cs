using System.Text;
using System.Text.Json;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Concurrency.Tests.Processes;

/// <summary>What a process answered.</summary>
internal sealed class WorkerAnswer(JsonElement line)
{
    public bool IsCancelled => line.TryGetProperty("cancelled", out _);

    public bool HasCrashed => line.TryGetProperty("crashed", out _);

    /// <summary>The number of its turn with the machine lock, over all processes; <see langword="null"/> when it never had it.</summary>
    public long? Turn => line.TryGetProperty("turn", out var turn) ? turn.GetInt64() : null;

    /// <summary>Digest of the state when its turn began.</summary>
    public string? First => Text("first");

    /// <summary>Digest of the state when its turn ended.</summary>
    public string? Last => Text("last");

    /// <summary>How many operations on the disk wrote or flushed.</summary>
    public int Writes => line.GetProperty("writes").GetInt32();

    /// <summary>How many operations on the disk there were.</summary>
    public int Operations => line.GetProperty("operations").GetInt32();

    public IReadOnlyList<string> Points => [.. line.GetProperty("points").EnumerateArray().Select(static point => point.GetString()!)];

    public IReadOnlyList<string> Held => [.. line.GetProperty("held").EnumerateArray().Select(static path => path.GetString()!)];

    public int Saves => line.GetProperty("saves").GetInt32();

    public ResultDocument Result => Document<ResultDocument>();

    public ReportDocument Report => Document<ReportDocument>();

    public Outcome Outcome => Result.Outcome;

    /// <summary>Whether it found nothing to do.</summary>
    public bool IsNothing => Outcome == Outcome.Applied && Result.Report.OperationId.Length == 0;

    /// <summary>Every problem, those of targets too.</summary>
    public IReadOnlyList<Problem> Problems => [.. Result.Problems, .. Result.Report.Targets.SelectMany(static target => target.Problems)];

    /// <summary>The codes of its errors.</summary>
    public IReadOnlyList<string> Errors => [.. Problems.Where(static problem => problem.IsError).Select(static problem => problem.Code).Distinct(StringComparer.Ordinal)];

    public TDocument Document<TDocument>()
        where TDocument : IntegrationDocument
    {
        var read = DocumentReader.Read<TDocument>(Encoding.UTF8.GetBytes(line.GetProperty("document").GetRawText()), "worker");
        return read.Document ?? throw new InvalidOperationException($"{read.Problem?.Message}\n{line}");
    }

    public override string ToString() => line.ToString();

    private string? Text(string name) => line.TryGetProperty(name, out var text) ? text.GetString() : null;
}
