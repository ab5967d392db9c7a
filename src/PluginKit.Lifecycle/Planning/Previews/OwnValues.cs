using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;

namespace PluginKit.Lifecycle.Planning.Previews;

/// <summary>
/// Decides which values of client files a plan may show: switches, and texts that are known to be ours. A value of somebody else is never shown, whatever it
/// looks like: nobody can tell a secret from a word.
/// </summary>
internal sealed class OwnValues
{
    private const string Redacted = "[redacted]";

    private readonly HashSet<string> _texts;
    private readonly string _folder;
    private readonly string _tail;

    public OwnValues(TargetQuestion question, TargetProposal proposal, string stateDirectory)
    {
        string?[] known =
        [
            question.IntegrationId, question.Version, question.Scope.Value, question.WorkspaceRoot, question.Delivery?.Version, question.Delivery?.Digest,
            question.Record?.NativeRef, question.Record?.Version, proposal.Record?.NativeRef,
            .. question.Record?.AdapterMetadata.Values ?? [],
            .. proposal.Record?.AdapterMetadata.Values ?? [],
            .. question.Record?.OwnedNativeObjects.Select(static item => item.Path) ?? [],
            .. proposal.Record?.OwnedNativeObjects.Select(static item => item.Path) ?? [],
            .. proposal.PublicWords,
        ];
        _texts = known.OfType<string>().Where(static text => text.Length > 0).ToHashSet(StringComparer.Ordinal);
        _folder = Path.TrimEndingDirectorySeparator(stateDirectory) + Path.DirectorySeparatorChar;
        _tail = "/" + question.IntegrationId;
    }

    /// <summary>A value that stands in a file now: shown whole or not at all, since names in it may be somebody else's, too.</summary>
    public ConfigValue Found(JsonNode? value)
    {
        var isShown = value switch
        {
            null => true,
            JsonValue scalar => IsHarmless(scalar),
            JsonArray { Count: 0 } or JsonObject { Count: 0 } => true,
            _ => false,
        };
        return new() { Kind = KindOf(value), Redacted = !isShown, Value = isShown ? value?.DeepClone() : null };
    }

    /// <summary>A value that would be written: its shape is ours, and each text in it is looked at.</summary>
    public ConfigValue Written(JsonNode? value)
    {
        var isRedacted = false;
        var shown = Shown(value, ref isRedacted);
        return new() { Kind = KindOf(value), Redacted = isRedacted, Value = shown };
    }

    /// <summary>A value that only the client knows.</summary>
    public static ConfigValue Unknown { get; } = new() { Kind = "unknown" };

    private JsonNode? Shown(JsonNode? value, ref bool isRedacted)
    {
        switch (value)
        {
            case JsonObject members:
                var copy = new JsonObject();
                foreach (var (name, member) in members)
                {
                    copy[name] = Shown(member, ref isRedacted);
                }

                return copy;
            case JsonArray items:
                var list = new JsonArray();
                foreach (var item in items)
                {
                    list.Add(Shown(item, ref isRedacted));
                }

                return list;
            case JsonValue scalar when !IsHarmless(scalar):
                isRedacted = true;
                return Redacted;
            default:
                return value?.DeepClone();
        }
    }

    private bool IsHarmless(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => true,
        JsonValueKind.String => IsOurs(value.GetValue<string>()),
        _ => false,
    };

    private bool IsOurs(string text) =>
        text.Length == 0 || _texts.Contains(text) || text.StartsWith(_folder, StringComparison.Ordinal) || (text.StartsWith("./", StringComparison.Ordinal) && text.EndsWith(_tail, StringComparison.Ordinal));

    private static string KindOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        _ => "null",
    };
}
