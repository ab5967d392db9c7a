namespace PluginKit.Authoring.Tests.Corpus;

/// <summary>A kind of difference between a projected file and the one that the plugin ships, and why the projection is right.</summary>
internal sealed record DifferenceRule(string Target, string File, string Why, Func<Difference, bool> Applies)
{
    private const string Manifest = "plugin.json";

    private static readonly string[] Descriptive = ["author", "homepage", "repository", "license", "keywords"];

    /// <summary>All of them; a difference that fits none is a fault of the projection, and a rule that fits none is to be removed.</summary>
    public static IReadOnlyList<DifferenceRule> All { get; } =
    [
        new("claude", Manifest, "The generator leaves the descriptive members out for Claude; the client knows and shows them.",
            static difference => difference.Shipped is null && Descriptive.Contains(difference.Path, StringComparer.Ordinal)),
        new("codex-package", ".mcp.json", "The client ignores headers (measured); the server would be asked without them.",
            static difference => difference.Projected is null && difference.Path.EndsWith(".headers", StringComparison.Ordinal)),
        new("codex-package", ".mcp.json", "The client's own word for a bearer token in a variable, in place of the header.",
            static difference => difference.Shipped is null && difference.Path.EndsWith(".bearer_token_env_var", StringComparison.Ordinal)),
    ];

    public bool Explains(string target, string file, Difference difference) =>
        target == Target && file.EndsWith(File, StringComparison.Ordinal) && Applies(difference);
}
