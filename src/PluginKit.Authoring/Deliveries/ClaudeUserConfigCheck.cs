using System.Text.Json;

namespace PluginKit.Authoring.Deliveries;

/// <summary>What Claude Code (measured on 2.1.197) rejects in <c>userConfig</c>: one bad question, and the plugin is not installed.</summary>
internal static class ClaudeUserConfigCheck
{
    private const string Field = "userConfig";
    private static readonly string[] Members = ["type", "title", "description", "sensitive", "required", "default", "multiple", "min", "max"];
    private static readonly string[] Types = ["string", "number", "boolean", "directory", "file"];

    public static IEnumerable<ManifestFault> Check(JsonElement manifest)
    {
        if (!manifest.TryGetProperty(Field, out var questions) || questions.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var question in questions.EnumerateObject())
        {
            if (!IsName(question.Name))
            {
                yield return new(Field, $"a name in {Field} has to be made of ASCII letters, digits and underscores, and not begin with a digit");
            }
            else if (question.Value.ValueKind != JsonValueKind.Object
                || ManifestTypes.TextOf(question.Value, "title") is null || ManifestTypes.TextOf(question.Value, "description") is null)
            {
                yield return new(Field, $"{question.Name} in {Field} needs the texts title and description");
            }
            else if (!Types.Contains(ManifestTypes.TextOf(question.Value, "type"), StringComparer.Ordinal))
            {
                yield return new(Field, $"the type of {question.Name} in {Field} has to be one of {string.Join(", ", Types)}");
            }
            else if (question.Value.EnumerateObject().Any(static member => !Members.Contains(member.Name, StringComparer.Ordinal)))
            {
                yield return new(Field, $"{question.Name} in {Field} may have only {string.Join(", ", Members)}");
            }
        }
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
