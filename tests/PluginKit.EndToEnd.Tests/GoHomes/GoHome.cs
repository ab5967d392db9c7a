using PluginKit.EndToEnd.Tests.Journeys;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.GoHomes;

/// <summary>A home as the existing Go tool leaves it: its state file, its marketplace for Claude Code, its files for Codex.</summary>
internal static class GoHome
{
    public const string Id = "context7";

    /// <summary>Puts one installation there, the way the Go tool does it: materialise, the client's own commands, state at the end.</summary>
    public static async Task WriteAsync(HostFixture host)
    {
        var claudeRoot = host.InHome(".plugin-kit-ai/materialized/claude/context7");
        HostFixture.Write(
            Path.Join(claudeRoot, ".claude-plugin", "marketplace.json"),
            "{\n  \"name\": \"integrationctl-context7\",\n  \"owner\": {\n    \"name\": \"plugin-kit-ai\"\n  },\n  \"plugins\": [\n    {\n      \"name\": \"context7\",\n      \"source\": \"./plugins/context7\",\n      \"version\": \"0.1.1\"\n    }\n  ]\n}\n");
        HostFixture.Write(
            Path.Join(claudeRoot, "plugins", "context7", ".claude-plugin", "plugin.json"),
            "{\n  \"name\": \"context7\",\n  \"version\": \"0.1.1\",\n  \"description\": \"Documentation.\",\n  \"mcpServers\": \"./.mcp.json\"\n}\n");
        HostFixture.Write(Path.Join(claudeRoot, "plugins", "context7", ".mcp.json"), "{\n  \"context7\": {\n    \"command\": \"npx\",\n    \"args\": [\"-y\", \"@upstash/context7-mcp\"]\n  }\n}\n");
        var voice = new ClientVoice(host);
        await voice.RunAsync("claude", host.Neutral, "plugin", "marketplace", "add", claudeRoot);
        await voice.RunAsync("claude", host.Neutral, "plugin", "install", "context7@integrationctl-context7", "--scope", "user");

        var catalog = HostFixture.Write(
            host.InHome(".agents/plugins/marketplace.json"),
            "{\n  \"name\": \"integrationctl-managed\",\n  \"plugins\": [\n    {\n      \"category\": \"Productivity\",\n      \"name\": \"context7\",\n      \"policy\": {\n        \"authentication\": \"ON_INSTALL\",\n        \"installation\": \"AVAILABLE\"\n      },\n      \"source\": {\n        \"path\": \"./plugins/context7\",\n        \"source\": \"local\"\n      }\n    }\n  ]\n}\n");
        var codexRoot = host.InHome(".agents/plugins/plugins/context7");
        HostFixture.Write(Path.Join(codexRoot, ".codex-plugin", "plugin.json"), "{\n  \"name\": \"context7\",\n  \"version\": \"0.1.1\"\n}\n");
        HostFixture.Write(host.StateFile, State(claudeRoot, host.InHome(".claude/settings.json"), catalog, codexRoot));
    }

    private static string State(string claudeRoot, string settings, string catalog, string codexRoot) =>
        $$"""
        {
          "schema_version": 1,
          "installations": [
            {
              "integration_id": "context7",
              "requested_source_ref": { "kind": "github_repo_path", "value": "github:777genius/universal-plugins-for-ai-agents//plugins/context7" },
              "resolved_source_ref": { "kind": "git_commit", "value": "https://github.com/777genius/universal-plugins-for-ai-agents@0123456789abcdef0123456789abcdef01234567" },
              "resolved_version": "0.1.1",
              "source_digest": "sha256:1111111111111111111111111111111111111111111111111111111111111111",
              "manifest_digest": "sha256:2222222222222222222222222222222222222222222222222222222222222222",
              "policy": { "scope": "user", "auto_update": true, "adopt_new_targets": "manual", "allow_prerelease": false },
              "targets": {
                "claude": {
                  "target_id": "claude",
                  "delivery_kind": "claude-marketplace-plugin",
                  "capability_surface": ["skills", "commands", "agents", "hooks", "mcp"],
                  "state": "installed",
                  "native_ref": "context7@integrationctl-context7",
                  "activation_state": "reload_pending",
                  "owned_native_objects": [
                    { "kind": "managed_marketplace_root", "path": "{{claudeRoot}}", "protection_class": "user_mutable" },
                    { "kind": "settings_file", "path": "{{settings}}", "protection_class": "user_mutable" }
                  ],
                  "adapter_metadata": {
                    "marketplace_name": "integrationctl-context7",
                    "plugin_ref": "context7@integrationctl-context7",
                    "materialized_source_root": "{{claudeRoot}}",
                    "marketplace_add_argv": ["claude", "plugin", "marketplace", "add", "{{claudeRoot}}"],
                    "plugin_install_argv": ["claude", "plugin", "install", "context7@integrationctl-context7", "--scope", "user"]
                  }
                },
                "codex": {
                  "target_id": "codex",
                  "delivery_kind": "codex-marketplace-plugin",
                  "capability_surface": ["plugin_bundle", "skills", "mcp", "app"],
                  "state": "activation_pending",
                  "native_ref": "context7",
                  "activation_state": "native_activation_pending",
                  "catalog_policy": { "installation": "AVAILABLE", "authentication": "ON_INSTALL", "category": "Productivity" },
                  "environment_restrictions": ["native_activation_required", "new_thread_required"],
                  "owned_native_objects": [
                    { "kind": "marketplace_catalog", "path": "{{catalog}}", "protection_class": "user_mutable" },
                    { "kind": "marketplace_entry", "name": "context7", "path": "{{catalog}}", "protection_class": "user_mutable" },
                    { "kind": "plugin_root", "name": "context7", "path": "{{codexRoot}}", "protection_class": "user_mutable" }
                  ],
                  "adapter_metadata": {
                    "catalog_path": "{{catalog}}",
                    "catalog_name": "integrationctl-managed",
                    "plugin_root": "{{codexRoot}}",
                    "plugin_name": "context7",
                    "activation_method": "plugin_directory_install"
                  }
                }
              },
              "last_checked_at": "2026-04-18T10:00:00Z",
              "last_updated_at": "2026-04-18T10:00:00Z"
            }
          ]
        }

        """;
}
