using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Scanning;

/// <summary>
/// Projects as they lie on disks, with the folder that is asked from, whether a plugin that only the project switches on is on there, and the folder and the reason
/// of the effective root. Each was measured with the real client.
/// </summary>
internal static class ProjectLayouts
{
    public const string Layer = "/.codex/config.toml";
    public const string On = "[plugins.\"alpha@mk\"]\nenabled = true\n";
    private const string App = CodexStage.Project;

    public static TheoryData<string, string, bool, string, string> Rows { get; } = new()
    {
        { "repository", App, true, App, "repository_root" },
        { "repository", App + "/sub/deep", true, App, "repository_root" },
        { "repository without trust", App + "/sub", false, App, "repository_root" },
        { "only the sub-folder is trusted", App + "/sub", false, App, "repository_root" },
        { "parent is trusted", App, false, App, "repository_root" },
        { "no repository", "/plain", true, "/plain", "workspace_root" },
        { "no repository", "/plain/sub", false, "/plain/sub", "workspace_root" },
        { "empty .git", "/plain/sub", false, "/plain/sub", "workspace_root" },
        { "repository in a repository", App + "/sub", false, App + "/sub", "repository_root" },
        { "worktree", "/tree", true, "/tree", "repository_root" },
        { "worktree", "/tree/sub", true, "/tree", "repository_root" },
        { "worktree with relative links", "/tree", true, "/tree", "repository_root" },
        { "worktree whose repository is gone", "/tree", false, "/tree", "repository_root" },
        { "worktree that nothing links back to", "/tree", false, "/tree", "repository_root" },
        { "submodule", App + "/sub", false, App + "/sub", "repository_root" },
        { "names with spaces", "/work/my app/sub", true, "/work/my app", "repository_root" },
        { "names beyond ASCII", "/work/größe-日本/sub", true, "/work/größe-日本", "repository_root" },
        { "workspace by a link", "/link/sub", true, App, "repository_root" },
        { "trust of a link", App, false, App, "repository_root" },
        { "home by a link", App + "/sub", true, App, "repository_root" },
        { "markers: pkg.json", App + "/sub/deep", false, App + "/sub", "configured_marker" },
        { "markers: pkg.json, layer at the marker", App + "/sub/deep", true, App + "/sub", "configured_marker" },
        { "markers: pkg.json", App, true, App, "workspace_root" },
        { "markers: none", App + "/sub", false, App + "/sub", "workspace_root" },
        { "markers: none", App, true, App, "workspace_root" },
        { "markers of the project", App + "/sub", true, App, "repository_root" },
    };

    /// <summary>Lays a project out.</summary>
    /// <returns>The stage, with an installed plugin that the user does not switch.</returns>
    public static void Lay(CodexStage stage, string layout)
    {
        var config = $"[marketplaces.mk]\nsource_type = \"local\"\nsource = \"{stage.At("/src/mk")}\"\n";
        stage.With(stage.At("/src/mk/.agents/plugins/marketplace.json"), "{\"name\":\"mk\",\"plugins\":[{\"name\":\"alpha\",\"source\":\"./p/alpha\"}]}")
            .With(stage.At("/src/mk/p/alpha/.codex-plugin/plugin.json"), "{\"name\":\"alpha\",\"version\":\"1.0.0\"}")
            .With(stage.At(CodexStage.Cache + "/mk/alpha/1.0.0/.codex-plugin/plugin.json"), "{\"name\":\"alpha\",\"version\":\"1.0.0\"}");
        stage.Disk.AddDirectory(stage.At(App + "/sub/deep")).AddDirectory(stage.At("/plain/sub"));
        var (markers, trusted, layer) = Special(stage, layout);
        stage.With(stage.At(layer + Layer), On).With(stage.At(CodexStage.Config), (markers is null ? string.Empty : $"project_root_markers = {markers}\n") + config + CodexStage.Trust(stage.At(trusted)));
    }

    private static (string? Markers, string Trusted, string Layer) Special(CodexStage stage, string layout)
    {
        switch (layout)
        {
            case "repository without trust":
                return (null, "/elsewhere", App);
            case "only the sub-folder is trusted":
                return (null, App + "/sub", App);
            case "parent is trusted":
                return (null, "/work", App);
            case "no repository":
                return (null, "/plain", "/plain");
            case "empty .git":
                stage.Disk.AddDirectory(stage.At("/plain/.git"));
                return (null, "/plain", "/plain");
            case "repository in a repository":
                stage.With(stage.At(App + "/sub/.git/HEAD"), "ref: x\n");
                return (null, App, App);
            case "submodule":
                stage.With(stage.At(App + "/sub/.git"), "gitdir: ../.git/modules/sub\n");
                return (null, App, App + "/sub");
            case "names with spaces" or "names beyond ASCII":
                var name = layout == "names with spaces" ? "/work/my app" : "/work/größe-日本";
                stage.With(stage.At(name + "/.git/HEAD"), "ref: refs/heads/main\n").Disk.AddDirectory(stage.At(name + "/sub"));
                return (null, name, name);
            case "workspace by a link":
                stage.Disk.AddLink(stage.At("/link"), stage.At(App));
                return (null, App, App);
            case "trust of a link":
                stage.Disk.AddLink(stage.At("/link"), stage.At(App));
                return (null, "/link", App);
            default:
                return layout.StartsWith("worktree", StringComparison.Ordinal) ? Worktree(stage, layout) : Marked(stage, layout);
        }
    }

    private static (string? Markers, string Trusted, string Layer) Worktree(CodexStage stage, string layout)
    {
        var entry = App + "/.git/worktrees/tree";
        var isRelative = layout.EndsWith("relative links", StringComparison.Ordinal);
        stage.With(stage.At("/tree/.git"), $"gitdir: {(isRelative ? "../work/app/.git/worktrees/tree" : stage.At(entry))}\n").Disk.AddDirectory(stage.At("/tree/sub"));
        if (!layout.EndsWith("is gone", StringComparison.Ordinal))
        {
            var back = layout.EndsWith("links back to", StringComparison.Ordinal) ? "/elsewhere/.git" : isRelative ? "../../../../../tree/.git" : stage.At("/tree/.git");
            stage.With(stage.At(entry + "/gitdir"), back + "\n").With(stage.At(entry + "/commondir"), "../..\n").With(stage.At(entry + "/HEAD"), "ref: refs/heads/tree\n");
        }

        return (null, App, "/tree");
    }

    private static (string? Markers, string Trusted, string Layer) Marked(CodexStage stage, string layout)
    {
        if (layout.StartsWith("markers: pkg", StringComparison.Ordinal))
        {
            stage.With(stage.At(App + "/sub/pkg.json"), "{}");
            return ("[\"pkg.json\"]", App, layout.EndsWith("marker", StringComparison.Ordinal) ? App + "/sub" : App);
        }

        if (layout == "markers of the project")
        {
            // A project does not say how projects are found.
            stage.With(stage.At(App + "/sub" + Layer), "project_root_markers = [\"pkg.json\"]\n").With(stage.At(App + "/sub/pkg.json"), "{}");
        }

        return (layout == "markers: none" ? "[]" : null, App, App);
    }
}
