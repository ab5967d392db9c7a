using PluginKit.Adapters.Codex.Configuration;

namespace PluginKit.Adapters.Codex.Evidence;

/// <summary>The file that keeps a plugin from being loaded although everything else is there.</summary>
/// <param name="Kind">Whose file it is.</param>
/// <param name="Path">The file.</param>
/// <param name="Key">The member.</param>
internal sealed record BlockingFile(ConfigLayerKind Kind, string Path, string Key);
