using System.Text.Json.Serialization;

namespace PluginKit.Bundles.Releases;

/// <summary>The parts of the REST interface that are used.</summary>
[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(GitHubRelease))]
[JsonSerializable(typeof(IReadOnlyList<GitHubRelease>))]
[JsonSerializable(typeof(GitHubAsset))]
[JsonSerializable(typeof(GitHubReleaseDraft))]
[JsonSerializable(typeof(GitHubAssetName))]
internal sealed partial class GitHubJsonContext : JsonSerializerContext;
