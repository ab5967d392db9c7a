using System.Text.Json;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.State;

/// <summary>Reads and writes the bytes of the state file.</summary>
internal static class StateFormat
{
    /// <summary>A machine with tens of thousands of records stays below this.</summary>
    public const int MaxBytes = 64 << 20;

    public static StateSnapshot Read(ReadOnlyMemory<byte> bytes, string path)
    {
        var digest = ContentDigest.Of(bytes.Span);
        try
        {
            var version = SchemaVersionOf(bytes);
            if (version > StateFile.CurrentSchema)
            {
                return Unusable(ReadOutcome.Newer, digest, Problem.Of(
                    ProblemCodes.StateNewer,
                    $"'{path}' has schema version {version}; this PluginKit writes {StateFile.CurrentSchema}. Nothing is changed.",
                    path));
            }

            var state = JsonSerializer.Deserialize(bytes.Span, StateJsonContext.Default.StateFile)
                ?? throw new JsonException("The document is null.");
            Check(state);
            return new(ReadOutcome.Ok, state with { SchemaVersion = StateFile.CurrentSchema }, digest, null);
        }
        catch (JsonException exception)
        {
            var problem = Problem.Of(
                ProblemCodes.StateCorrupt,
                $"'{path}' does not follow its format ({Reason(exception)}). Nothing is changed.",
                path);
            return Unusable(ReadOutcome.Corrupt, digest, problem with
            {
                Line = exception.LineNumber is { } line ? (int)line + 1 : null,
                Column = exception.BytePositionInLine is { } column ? (int)column + 1 : null,
            });
        }
    }

    public static byte[] Write(StateFile state)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(state, StateJsonContext.Default.StateFile);
        return [.. json, (byte)'\n'];
    }

    public static StateSnapshot Unusable(ReadOutcome outcome, string? digest, Problem problem) => new(outcome, new(), digest, problem);

    private static int SchemaVersionOf(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes, new() { MaxDepth = 64 });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The document is not an object.");
        }

        if (!document.RootElement.TryGetProperty("schema_version", out var version))
        {
            return 0;
        }

        return version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number >= 0
            ? number
            : throw new JsonException("schema_version is not a number.");
    }

    private static void Check(StateFile state)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in state.Installations)
        {
            if (record is null)
            {
                throw new JsonException("A record is null.");
            }

            if (!LeafId.IsValid(record.IntegrationId))
            {
                throw new JsonException("A record has an integration_id that is not a leaf id.");
            }

            if (!seen.Add(record.IntegrationId))
            {
                throw new JsonException($"The integration '{record.IntegrationId}' has more than one record.");
            }

            foreach (var (key, target) in record.Targets)
            {
                if (target is null || !LeafId.IsValid(key) || !string.Equals(key, target.TargetId, StringComparison.Ordinal))
                {
                    throw new JsonException($"A target of '{record.IntegrationId}' is not named like its key.");
                }

                if (target.OwnedNativeObjects?.Any(static item => item is null) == true || target.CapabilitySurface?.Any(static item => item is null) == true)
                {
                    throw new JsonException($"A list of '{record.IntegrationId}' has an item that is null.");
                }
            }
        }
    }

    // The serialiser's own message can quote content of the file; the path inside the document cannot.
    private static string Reason(JsonException exception) =>
        exception.Path is { Length: > 0 } path ? $"at {path}" : exception.LineNumber is null ? exception.Message : "it is not JSON";
}
