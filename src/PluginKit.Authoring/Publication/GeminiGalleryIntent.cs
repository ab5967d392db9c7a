namespace PluginKit.Authoring.Publication;

/// <summary>The package in the gallery of Gemini extensions. The gallery takes public repositories of one topic only.</summary>
/// <param name="Distribution"><c>git_repository</c> or <c>github_release</c>.</param>
/// <param name="ManifestRoot"><c>repository_root</c> or, with a release, <c>release_archive_root</c>.</param>
public sealed record GeminiGalleryIntent(string Distribution, string ManifestRoot);
