using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Sources.Tests.Archives;

namespace PluginKit.Bundles.Tests.Handoff;

/// <summary>Bundles as the existing tool packs them: metadata of version 1 first, files in order.</summary>
internal static class FirstBundles
{
    public const string Manifest = "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [codex-runtime]\n";

    /// <summary>Metadata word for word as the existing tool writes it.</summary>
    public static JsonObject Metadata(params (string Name, JsonNode? Value)[] changes)
    {
        var metadata = new JsonObject
        {
            ["plugin_name"] = "demo",
            ["platform"] = "codex-runtime",
            ["runtime"] = "python",
            ["manager"] = "requirements.txt (pip)",
            ["bootstrap_model"] = "repo-local .venv",
            ["runtime_requirement"] = "Python 3.10+ installed on the machine running the plugin",
            ["runtime_install_hint"] = "Go is the recommended path when you want users to avoid installing Python before running the plugin",
            ["next"] = new JsonArray("plugin-kit-ai doctor .", "plugin-kit-ai bootstrap .", "plugin-kit-ai validate . --platform codex-runtime --strict"),
            ["bundle_format"] = "tar.gz",
            ["generated_by"] = "plugin-kit-ai export",
        };
        foreach (var (name, value) in changes)
        {
            if (value is null)
            {
                metadata.Remove(name);
            }
            else
            {
                metadata[name] = value;
            }
        }

        return metadata;
    }

    public static TarBuilder Tar(JsonObject? metadata = null) => Start((metadata ?? Metadata()).ToJsonString()).Files();

    public static TarBuilder Start(string metadata) => new TarBuilder().Entry(".plugin-kit-ai-export.json", '0', Encoding.UTF8.GetBytes(metadata));

    public static TarBuilder Files(this TarBuilder tar) => tar
        .File("bin/demo", "#!/bin/sh\n", mode: 0x1ED)
        .File("plugin/launcher.yaml", "runtime: python\nentrypoint: ./bin/demo\n")
        .File("plugin/plugin.yaml", Manifest);
}
