using PluginKit.Adapters.Codex.Layout;

namespace PluginKit.Adapters.Codex.Configuration;

/// <summary>
/// Which folders of a project are trusted (measured): the folder's own word in <c>[projects."&lt;path&gt;"]</c> counts first, then the one of the
/// project's root, then the one of the repository or, in a linked worktree, of the main checkout. No word means no trust. Paths are compared as text.
/// </summary>
/// <param name="layers">The layers that may grant trust, the one that wins first: the administrator's, the user's, the machine's. Never a project.</param>
/// <param name="project">The project.</param>
internal sealed class ProjectTrust(IReadOnlyList<ConfigLayer> layers, ProjectFolders project)
{
    public bool Covers(string folder) => Word(folder) ?? Word(project.Root) ?? (project.TrustRoot is { } repository ? Word(repository) : null) ?? false;

    private bool? Word(string folder)
    {
        foreach (var layer in layers)
        {
            if (ConfigLayer.Text(layer.Table("projects", folder), "trust_level") is { } level)
            {
                return string.Equals(level, "trusted", StringComparison.Ordinal);
            }
        }

        return null;
    }
}
