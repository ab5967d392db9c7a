using PluginKit.Authoring.Targets;

namespace PluginKit.Authoring.Tests.Targets;

/// <summary>The contracts in the words of the existing tool: a change here is a change of what both tools say of one package.</summary>
public sealed class TargetContractTests
{
    public static TheoryData<string, string, string, string, string, string, string, string, string> Words => new()
    {
        { "claude", "packaged_runtime", "hook_runtime", "plugin", "Optional", "marketplace or local plugin install", "reload plugins", "reload or restart", "~/.claude/plugins/..." },
        { "codex-package", "packaged_runtime", "plugin_package", "plugin", "Ignored", "plugin directory or marketplace cache", "package authoring workspace", "plugin reload or restart", "~/.codex/plugins/..." },
        { "codex-runtime", "packaged_runtime", "local_runtime_integration", "plugin", "Required", "repo-local config wiring", "local plugin workspace", "config reload or restart", ".codex/config.toml" },
        { "cursor", "ide_plugin", "plugin_package", "plugin", "Ignored", "marketplace or /add-plugin install", "package authoring workspace", "plugin reload or restart", ".cursor-plugin/plugin.json" },
        { "cursor-workspace", "code_plugin", "workspace_config_lane", "workspace", "Ignored", "workspace config files", "config authoring workspace", "config reload or restart", ".cursor/mcp.json" },
        { "gemini", "extension_package", "mcp_extension", "extension", "Optional", "copy install", "link", "restart required", "~/.gemini/extensions/<name>" },
        { "opencode", "code_plugin", "workspace_config_lane", "workspace", "Ignored", "workspace config file", "config authoring workspace", "config reload or restart", "opencode.json" },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void A_contract_says_how_a_package_is_installed_tried_and_activated(
        string id, string family, string targetClass, string noun, string launcher, string install, string development, string activation, string root)
    {
        var target = AuthoredTargets.Find(id)!;

        (target.PlatformFamily, target.TargetClass, target.Noun, target.Launcher.ToString()).ShouldBe((family, targetClass, noun, launcher));
        (target.InstallModel, target.DevelopmentModel, target.ActivationModel, target.NativeRoot).ShouldBe((install, development, activation, root));
    }

    public static TheoryData<string, string, string, string, string> Contents => new()
    {
        {
            "claude", "skills mcp_servers", "package_metadata hooks commands agents settings lsp user_config manifest_extra",
            "hooks:Stable commands:Stable agents:Beta contexts:Unsupported settings:Stable lsp:Beta user_config:Beta manifest_extra:Stable",
            ".claude-plugin/plugin.json settings.json .lsp.json skills/** hooks/** commands/** agents/** .mcp.json"
        },
        {
            "codex-package", "skills mcp_servers", "package_metadata interface hooks manifest_extra app_manifest",
            "interface:Stable hooks:Stable manifest_extra:Stable app_manifest:Beta agents:Unsupported contexts:Unsupported commands:Unsupported",
            ".codex-plugin/plugin.json .app.json hooks/** skills/** .mcp.json"
        },
        {
            "codex-runtime", "", "package_metadata commands contexts config_extra", "config_extra:Stable commands:Beta contexts:Beta",
            ".codex/config.toml commands/** contexts/**"
        },
        {
            "cursor", "skills mcp_servers", "", "rules:Unsupported agents_markdown:Unsupported hooks:Unsupported commands:Unsupported subagents:Unsupported",
            ".cursor-plugin/plugin.json skills/** .mcp.json"
        },
        {
            "cursor-workspace", "mcp_servers", "rules agents_markdown", "mcp:Stable rules:Stable agents_markdown:Stable", ".cursor/mcp.json .cursor/rules/**"
        },
        {
            "gemini", "skills mcp_servers", "package_metadata hooks commands policies themes settings contexts manifest_extra",
            "commands:Stable hooks:Stable policies:Stable settings:Stable themes:Stable contexts:Stable manifest_extra:Stable agents:Preview",
            "gemini-extension.json skills/** hooks/** commands/** policies/** contexts/** gemini_primary_root"
        },
        {
            "opencode", "skills mcp_servers",
            "package_metadata config_extra default_agent instructions_config permission_config commands agents themes tools local_plugin_code local_plugin_dependencies",
            "plugins:Stable mcp:Stable skills:Stable commands:Stable agents:Stable themes:Stable tools:Beta config_extra:Stable agent_config:Stable default_agent:Stable "
                + "permission_config:Stable instructions_config:Stable modes:Unsupported local_plugin_code:Stable custom_tools:Beta local_plugin_dependencies:Stable",
            "opencode.json .opencode/package.json .opencode/skills/** .opencode/commands/** .opencode/agents/** .opencode/themes/** .opencode/tools/** .opencode/plugins/**"
        },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void A_contract_says_what_is_taken_and_what_is_generated(string id, string portable, string native, string surfaces, string artifacts)
    {
        var target = AuthoredTargets.Find(id)!;

        string.Join(' ', target.PortableKinds).ShouldBe(portable);
        string.Join(' ', target.NativeKinds).ShouldBe(native);
        string.Join(' ', target.NativeSurfaces.Select(static surface => $"{surface.Kind}:{surface.Tier}")).ShouldBe(surfaces);
        string.Join(' ', target.ManagedArtifacts.Select(static artifact => artifact.Pattern)).ShouldBe(artifacts);
    }

    [Fact]
    public void Documents_of_an_overlay_have_their_paths()
    {
        AuthoredTargets.Find("claude")!.NativeDocuments["user_config"].ShouldBe("targets/claude/user-config.json");
        AuthoredTargets.Find("codex-runtime")!.NativeDocuments["config_extra"].ShouldBe("targets/codex-runtime/config.extra.toml");
        AuthoredTargets.Find("cursor")!.NativeDocuments.ShouldBeEmpty();
    }
}
