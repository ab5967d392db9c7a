using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using PluginKit.Contracts.Display;
using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Documents.Reading;

/// <summary>The first look at bytes: are they JSON, and is it a document of the format and version that was asked for?</summary>
internal readonly record struct DocumentOpening(JsonDocument? Json, ReadOnlyMemory<byte> Bytes, Problem? Problem)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Disallow };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <param name="utf8">The bytes.</param>
    /// <param name="origin">What they are.</param>
    /// <param name="format">The identifier that was asked for; <see langword="null"/> for any of the contract.</param>
    public static DocumentOpening Open(ReadOnlyMemory<byte> utf8, string origin, string? format)
    {
        var bytes = utf8.Span.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;
        if (bytes.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return Refuse(Corrupt(origin, "is empty"));
        }

        if (!Utf8.IsValid(bytes.Span))
        {
            return Refuse(Corrupt(origin, "is not UTF-8"));
        }

        JsonDocument json;
        try
        {
            if (BrokenText.Find(bytes.Span) is { } at)
            {
                return Refuse(JsonFaults.At(at, bytes, origin, "has an escape that is half a character"));
            }

            json = JsonDocument.Parse(bytes, Strict);
        }
        catch (JsonException exception)
        {
            return Refuse(JsonFaults.Describe(exception, bytes, origin));
        }

        if (CheckEnvelope(json.RootElement, origin, format) is { } problem)
        {
            json.Dispose();
            return Refuse(problem);
        }

        return new(json, bytes, null);
    }

    private static Problem? CheckEnvelope(JsonElement root, string origin, string? format)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return JsonFaults.NotAnObject(origin);
        }

        if (!root.TryGetProperty("format", out var found) || found.ValueKind != JsonValueKind.String)
        {
            return Corrupt(origin, "does not say its format");
        }

        if (format is null ? DocumentFormats.TypeOf(found.GetString()!) is null : !found.ValueEquals(format))
        {
            var wanted = format is null ? "no document that this version of PluginKit knows" : $"not '{format}'";
            return Problem.Of(ProblemCodes.DocumentIncompatible, $"'{origin}' is '{Shown(found)}' and {wanted}.", origin);
        }

        if (!root.TryGetProperty("schema_version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number < 1)
        {
            return Corrupt(origin, "does not say its schema version as a number from 1");
        }

        return number <= DocumentFormats.SchemaVersion ? CheckEntries(root, origin, found.GetString()!) : Newer(origin, number);
    }

    // An answer without its list is not an empty list: a reader would show "nothing installed".
    private static Problem? CheckEntries(JsonElement root, string origin, string format)
    {
        var name = format switch
        {
            DocumentFormats.Report => "managed_entries",
            DocumentFormats.Catalog or DocumentFormats.Discovery or DocumentFormats.View => "entries",
            _ => null,
        };
        return name is null || root.TryGetProperty(name, out _)
            ? null
            : Problem.Of(ProblemCodes.DocumentIncompatible, $"'{origin}' lacks {name}, without which it cannot be used.", origin);
    }

    /// <summary>The problem of a document, or of the part at a place, that a newer version wrote.</summary>
    public static Problem Newer(string origin, int version, string? place = null)
    {
        var text = version.ToString(CultureInfo.InvariantCulture);
        return Problem.Of(
            ProblemCodes.DocumentNewer,
            $"'{origin}' has schema version {text}{(place is null ? string.Empty : $" at {place}")}; this version of PluginKit reads up to {DocumentFormats.SchemaVersion.ToString(CultureInfo.InvariantCulture)}.",
            origin) with
        {
            Details = new ReadOnlyDictionary<string, string>(new Dictionary<string, string>(StringComparer.Ordinal) { ["schema_version"] = text }),
        };
    }

    private static string Shown(JsonElement text) => UntrustedText.ToDisplay(text.GetRawText().Trim('"'), 100);

    private static Problem Corrupt(string origin, string what) => Problem.Of(ProblemCodes.DocumentCorrupt, $"'{origin}' {what}.", origin);

    private static DocumentOpening Refuse(Problem problem) => new(null, default, problem);
}
