using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Manifests;

/// <summary>
/// What a plugin has for codex and codex does not read, because a <c>plugin.json</c> of Agent Plugins stands beside it. The client says nothing of it: somebody adds
/// that file for another client, and the hooks are gone.
/// </summary>
internal static class ShadowedParts
{
    private static readonly string[] Parts = [".codex-plugin/plugin.json", "hooks/hooks.json", ".mcp.json", ".app.json"];

    /// <param name="manifest">The manifest that the client takes.</param>
    /// <param name="isThere">Whether the plugin has a file.</param>
    /// <returns>A warning that names what is ignored; <see langword="null"/> when nothing is.</returns>
    public static Problem? Of(PluginManifest manifest, Func<string, bool> isThere)
    {
        if (!manifest.IsOfAgentPlugins || Parts.Where(isThere).ToArray() is not { Length: > 0 } parts)
        {
            return null;
        }

        var hooks = parts.Contains(Parts[1], StringComparer.Ordinal) ? " Codex will ignore these hooks." : string.Empty;
        return Problem.Of(
            ProblemCodes.NativeManifestShadowed,
            $"{manifest.Path} is a manifest of Agent Plugins, which codex takes instead of {string.Join(", ", parts)}: nothing of that counts.{hooks}",
            manifest.Path) with
        {
            Severity = ProblemSeverity.Warning,
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["ignored"] = string.Join(", ", parts) },
        };
    }
}
