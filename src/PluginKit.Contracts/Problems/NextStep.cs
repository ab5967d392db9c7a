using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Problems;

/// <summary>What to do next, as a code with arguments; the words for people come from a formatter that an application can replace.</summary>
public sealed record NextStep
{
    /// <summary>The action, see <see cref="NextStepActions"/>; third parties may add actions.</summary>
    [JsonPropertyName("action")]
    public required string Action { get; init; }

    /// <summary>Arguments of the action by name.</summary>
    [JsonPropertyName("arguments")]
    public IReadOnlyDictionary<string, string> Arguments
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, string>.Empty;
    } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }

    /// <summary>A step with arguments.</summary>
    /// <param name="action">The action.</param>
    /// <param name="arguments">Names and values.</param>
    /// <returns>The step.</returns>
    public static NextStep Of(string action, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        ArgumentException.ThrowIfNullOrEmpty(action);
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            map[name] = value;
        }

        return new() { Action = action, Arguments = map.AsReadOnly() };
    }
}
