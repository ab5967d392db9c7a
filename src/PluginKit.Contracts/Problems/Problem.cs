using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Problems;

/// <summary>Something that is wrong or odd: a stable code, a sentence that names the file or input, and what to do next.</summary>
public sealed record Problem
{
    /// <summary>Stable code, see <see cref="ProblemCodes"/>; third parties may add codes of their own.</summary>
    [JsonPropertyName("code")]
    public required string Code { get; init; }

    /// <summary>How much it matters.</summary>
    [JsonPropertyName("severity")]
    public required ProblemSeverity Severity { get; init; }

    /// <summary>A sentence for people. Never contains the content of a file or a secret.</summary>
    [JsonPropertyName("message")]
    public required string Message { get; init; }

    /// <summary>The file, folder or input it is about.</summary>
    [JsonPropertyName("path")]
    public string? Path { get; init; }

    /// <summary>Line in <see cref="Path"/>, from 1.</summary>
    [JsonPropertyName("line")]
    public int? Line { get; init; }

    /// <summary>Column in <see cref="Path"/>, from 1.</summary>
    [JsonPropertyName("column")]
    public int? Column { get; init; }

    /// <summary>The target it concerns, if it concerns one.</summary>
    [JsonPropertyName("target_id")]
    public string? TargetId { get; init; }

    /// <summary>Further facts by name, for example the key of an entry in the way.</summary>
    [JsonPropertyName("details")]
    public IReadOnlyDictionary<string, string>? Details { get; init; }

    /// <summary>What to do next.</summary>
    [JsonPropertyName("next_step")]
    public NextStep? NextStep { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }

    /// <summary>Whether the problem keeps what was asked for from being done.</summary>
    [JsonIgnore]
    public bool IsError => Severity == ProblemSeverity.Error;

    /// <summary>A problem with the severity and the next step that the catalogue gives its code.</summary>
    /// <param name="code">A code of <see cref="ProblemCatalog"/>.</param>
    /// <param name="message">The sentence for people.</param>
    /// <param name="path">The file, folder or input.</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentException">The catalogue does not know <paramref name="code"/>.</exception>
    public static Problem Of(string code, string message, string? path = null)
    {
        var entry = ProblemCatalog.Find(code) ?? throw new ArgumentException($"The problem catalogue has no code '{code}'.", nameof(code));
        return new()
        {
            Code = code,
            Severity = entry.Severity,
            Message = message,
            Path = path,
            NextStep = entry.NextStepAction is { } action ? NextStep.Of(action) : null,
        };
    }

    /// <summary>A problem at a position in a file.</summary>
    /// <param name="code">A code of <see cref="ProblemCatalog"/>.</param>
    /// <param name="message">The sentence for people.</param>
    /// <param name="path">The file.</param>
    /// <param name="line">Line from 1.</param>
    /// <param name="column">Column from 1.</param>
    /// <returns>The problem.</returns>
    public static Problem At(string code, string message, string path, int line, int column) =>
        Of(code, message, path) with { Line = line, Column = column };
}
