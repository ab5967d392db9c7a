using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginKit.Contracts.Display;
using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Documents.Reading;

/// <summary>
/// Documents within a document (the report of a plan, the parts of a batch, the head of a view) have envelopes of their own: a part of a newer
/// schema version is as little understood as a whole of it.
/// </summary>
internal static class NestedDocuments
{
    /// <summary>Why a part is none that this version reads. What a part does not say is left to whoever reads its members.</summary>
    /// <param name="document">The document.</param>
    /// <param name="typeInfo">Its type.</param>
    /// <param name="origin">What it is, for the problem.</param>
    /// <param name="newerIsFine">Whether a part may be of a newer schema version.</param>
    public static Problem? WhyRefused(JsonElement document, JsonTypeInfo typeInfo, string origin, bool newerIsFine) => Visit(document, typeInfo, origin, newerIsFine, "$");

    private static Problem? Visit(JsonElement document, JsonTypeInfo typeInfo, string origin, bool newerIsFine, string path)
    {
        foreach (var (part, partInfo, place) in Parts(document, typeInfo, path))
        {
            if (Head(part, partInfo.Type, origin, newerIsFine, place) is { } refusal)
            {
                return refusal;
            }

            if (Visit(part, partInfo, origin, newerIsFine, place) is { } deeper)
            {
                return deeper;
            }
        }

        return null;
    }

    private static Problem? Head(JsonElement part, Type type, string origin, bool newerIsFine, string path)
    {
        var format = DocumentFormats.Of(type);
        var place = UntrustedText.ToDisplay(path, 200);
        if (part.TryGetProperty("format", out var found) && found.ValueKind == JsonValueKind.String && !found.ValueEquals(format))
        {
            return Problem.Of(ProblemCodes.DocumentIncompatible, $"'{origin}' has at {place} a document that is not '{format}'.", origin);
        }

        return !newerIsFine && part.TryGetProperty("schema_version", out var version) && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number) && number > DocumentFormats.SchemaVersion
                ? DocumentOpening.Newer(origin, number, place)
                : null;
    }

    private static IEnumerable<(JsonElement Part, JsonTypeInfo Type, string Path)> Parts(JsonElement document, JsonTypeInfo typeInfo, string path)
    {
        foreach (var property in typeInfo.Properties)
        {
            if (property.IsExtensionData || !document.TryGetProperty(property.Name, out var value))
            {
                continue;
            }

            var memberInfo = typeInfo.Options.GetTypeInfo(property.PropertyType);
            if (IsDocument(memberInfo.Type) && value.ValueKind == JsonValueKind.Object)
            {
                yield return (value, memberInfo, $"{path}.{property.Name}");
            }
            else if (IsDocument(memberInfo.ElementType) && value.ValueKind == JsonValueKind.Array)
            {
                var itemInfo = typeInfo.Options.GetTypeInfo(memberInfo.ElementType!);
                foreach (var (index, item) in value.EnumerateArray().Index().Where(static pair => pair.Item.ValueKind == JsonValueKind.Object))
                {
                    yield return (item, itemInfo, string.Create(CultureInfo.InvariantCulture, $"{path}.{property.Name}[{index}]"));
                }
            }
        }
    }

    private static bool IsDocument(Type? type) => type?.IsSubclassOf(typeof(IntegrationDocument)) == true;
}
