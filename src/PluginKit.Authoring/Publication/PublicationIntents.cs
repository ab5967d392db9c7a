namespace PluginKit.Authoring.Publication;

/// <summary>Where the author means to publish the package; read from <c>publish/</c>.</summary>
public sealed record PublicationIntents
{
    /// <summary><c>publish/codex/marketplace.yaml</c>.</summary>
    public CodexMarketplaceIntent? CodexMarketplace { get; init; }

    /// <summary><c>publish/claude/marketplace.yaml</c>.</summary>
    public ClaudeMarketplaceIntent? ClaudeMarketplace { get; init; }

    /// <summary><c>publish/gemini/gallery.yaml</c>.</summary>
    public GeminiGalleryIntent? GeminiGallery { get; init; }
}
