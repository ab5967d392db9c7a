using System.Text.Json;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Documents;

/// <summary>Something that a client would run, or reach, because of a plugin. Nothing of it was run to find it.</summary>
public sealed record ExecutableSurface
{
    /// <summary>What it is.</summary>
    [JsonPropertyName("kind")]
    public required SurfaceKind Kind { get; init; }

    /// <summary>Its name: of the server, the event with its matcher, the path of the file.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The command line exactly as the package says it, program first, variables not resolved. Invisible characters, line breaks too, are written as <c>\u{000A}</c>; an item of more than 4000 characters is cut.</summary>
    [JsonPropertyName("command")]
    public IReadOnlyList<string> Command { get; init => field = value ?? []; } = [];

    /// <summary>The address, where one is reached. User names, passwords and values of its query are left out.</summary>
    [JsonPropertyName("url")]
    public string? Url { get; init; }

    /// <summary>Names of the environment variables that it sets; never their values.</summary>
    [JsonPropertyName("environment_names")]
    public IReadOnlyList<string> EnvironmentNames { get; init => field = value ?? []; } = [];

    /// <summary>Names of the headers that it sends; never their values.</summary>
    [JsonPropertyName("header_names")]
    public IReadOnlyList<string> HeaderNames { get; init => field = value ?? []; } = [];

    /// <summary>The file of the package that says so, relative, with forward slashes.</summary>
    [JsonPropertyName("file")]
    public required string File { get; init; }

    /// <summary>Where in the file: a JSON pointer, or <c>line:</c> and a number.</summary>
    [JsonPropertyName("place")]
    public string? Place { get; init; }

    /// <summary>Files of the package that the command names; their content is part of the digest. What those load in turn is not followed.</summary>
    [JsonPropertyName("runs_files")]
    public IReadOnlyList<string> RunsFiles { get; init => field = value ?? []; } = [];

    /// <summary>Digest of all that it says, values of variables and headers included, and of the content of <c>runs_files</c>.</summary>
    [JsonPropertyName("digest")]
    public required string Digest { get; init; }

    /// <summary>How it stands to the installed revision.</summary>
    [JsonPropertyName("change")]
    public SurfaceChange Change { get; init => field = value == default ? SurfaceChange.New : value; } = SurfaceChange.New;

    /// <summary>Whether applying needs consent to it, see <see cref="PlanConsent"/>.</summary>
    [JsonPropertyName("needs_consent")]
    public bool NeedsConsent { get; init; }

    /// <summary>Members that a newer writer added; they survive a round trip.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }
}
