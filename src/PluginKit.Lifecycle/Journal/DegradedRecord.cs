using System.Text.Json.Serialization;
using PluginKit.Contracts.Problems;

namespace PluginKit.Lifecycle.Journal;

/// <summary>The operation could not be brought to an end; it stays open.</summary>
internal sealed record DegradedRecord : JournalRecord
{
    [JsonPropertyName("reasons")]
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What could not be undone: code and path of each, for doctor.</summary>
    [JsonPropertyName("left")]
    public IReadOnlyList<string> Left { get; init => field = value ?? []; } = [];

    public static DegradedRecord Of(IEnumerable<Problem> problems)
    {
        var all = problems.ToList();
        return new()
        {
            Reasons = [.. all.Select(static problem => problem.Code)],
            Left = [.. all.Where(static problem => problem.Path is not null).Select(static problem => $"{problem.Code} {problem.Path}").Distinct(StringComparer.Ordinal)],
        };
    }
}
