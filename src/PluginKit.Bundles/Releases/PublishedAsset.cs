using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Bundles.Releases;

/// <summary>A file that is in the release now.</summary>
internal sealed record PublishedAsset(string Name, AssetChange Change, string Digest, long Bytes);
