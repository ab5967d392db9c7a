using PluginKit.Adapters.Codex.Layout;

namespace PluginKit.Adapters.Codex.Configuration;

/// <summary>
/// Which folders of a project the user trusts (measured): the folder's own word in <c>[projects."&lt;path&gt;"]</c> counts first, then the
/// one of the project's root, then the one of the main checkout. No word means no trust.
/// </summary>
/// <param name="user">The user's configuration, the only one that may grant trust.</param>
/// <param name="project">The project.</param>
internal sealed class ProjectTrust(ConfigLayer user, ProjectFolders project)
{
    public bool Covers(string folder) => Word(folder) ?? Word(project.Root) ?? (project.TrustRoot is { } main ? Word(main) : null) ?? false;

    private bool? Word(string folder) => ConfigLayer.Text(user.Table("projects", folder), "trust_level") switch
    {
        null => null,
        var level => string.Equals(level, "trusted", StringComparison.Ordinal),
    };
}
