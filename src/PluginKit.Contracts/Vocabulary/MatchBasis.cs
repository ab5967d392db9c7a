using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>On what a match rests.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<MatchBasis>))]
public readonly record struct MatchBasis : IKnownText<MatchBasis>
{
    private readonly string? _value;

    private MatchBasis(string value) => _value = value;

    /// <summary><c>same_repo_same_plugin_id</c>: The same repository and the same plugin id.</summary>
    public static MatchBasis SameRepositorySamePluginId { get; } = new("same_repo_same_plugin_id");

    /// <summary><c>same_marketplace_identity</c>: The same plugin in a marketplace that the catalog publishes.</summary>
    public static MatchBasis SameMarketplaceIdentity { get; } = new("same_marketplace_identity");

    /// <summary><c>manual_mapping</c>: The application said so.</summary>
    public static MatchBasis ManualMapping { get; } = new("manual_mapping");

    /// <summary><c>name_heuristic</c>: Equal names on the same target.</summary>
    public static MatchBasis NameHeuristic { get; } = new("name_heuristic");

    /// <summary><c>unknown</c>: Nothing.</summary>
    public static MatchBasis Unknown { get; } = new("unknown");


    /// <inheritdoc/>
    public static IReadOnlyList<MatchBasis> Known { get; } = [SameRepositorySamePluginId, SameMarketplaceIdentity, ManualMapping, NameHeuristic, Unknown];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static MatchBasis From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
