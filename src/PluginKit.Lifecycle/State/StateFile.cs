using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.State;

/// <summary><c>~/.plugin-kit-ai/state.json</c>, schema 1: shared with the existing plugin-kit-ai tool, so no member is added to it.</summary>
internal sealed record StateFile
{
    public const int CurrentSchema = 1;

    [JsonPropertyName("schema_version")]
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The existing tool writes <c>null</c> where it has none.</summary>
    [JsonPropertyName("installations")]
    [AllowNull]
    public IReadOnlyList<InstallationRecord> Installations { get; init => field = value ?? []; } = [];

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }

    public InstallationRecord? Find(string integrationId) =>
        Installations.FirstOrDefault(record => string.Equals(record.IntegrationId, integrationId, StringComparison.Ordinal));

    /// <summary>Puts a record in the place of the one with its id, or at the end.</summary>
    public StateFile With(InstallationRecord record) => Find(record.IntegrationId) is null
        ? this with { Installations = [.. Installations, record] }
        : this with
        {
            Installations = [.. Installations.Select(existing =>
                string.Equals(existing.IntegrationId, record.IntegrationId, StringComparison.Ordinal) ? record : existing)],
        };

    public StateFile Without(string integrationId) => this with
    {
        Installations = [.. Installations.Where(record => !string.Equals(record.IntegrationId, integrationId, StringComparison.Ordinal))],
    };
}
