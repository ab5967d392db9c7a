using System.Text.Json.Nodes;
using PluginKit.Sources.Tests.Archives;

namespace PluginKit.Bundles.Tests.Handoff;

/// <summary>Field by field what the existing tool reads and writes, and that what is added stands behind it.</summary>
public sealed class MetadataTests
{
    private const string Python = "Python 3.10+ installed on the machine running the plugin";
    private const string Node = "Node.js 20+ installed on the machine running the plugin";
    private const string Shell = "POSIX shell on Unix, or bash in PATH on Windows";

    private static readonly string[] OfTheExistingTool =
        ["plugin_name", "platform", "runtime", "manager", "bootstrap_model", "runtime_requirement", "runtime_install_hint", "next", "bundle_format", "generated_by"];

    [Theory]
    [InlineData("python", "codex-runtime", "", "requirements.txt (pip)", "repo-local .venv", Python)]
    [InlineData("python", "claude", "-requirements.txt", "venv", "repo-local .venv", Python)]
    [InlineData("python", "claude", "uv.lock", "uv", "repo-local .venv", Python)]
    [InlineData("python", "codex-runtime", "poetry.lock", "poetry", "repo-local .venv", Python)]
    [InlineData("python", "codex-runtime", "Pipfile", "pipenv", "repo-local .venv", Python)]
    [InlineData("node", "codex-runtime", "", "npm", "recipient-side install", Node)]
    [InlineData("node", "claude", "pnpm-lock.yaml", "pnpm", "recipient-side install", Node)]
    [InlineData("node", "claude", "yarn.lock", "yarn", "recipient-side install", Node)]
    [InlineData("node", "codex-runtime", "bun.lock", "bun", "recipient-side install", Node)]
    [InlineData("node", "codex-runtime", "typescript", "npm", "recipient-side install and build", Node)]
    [InlineData("shell", "codex-runtime", "", "none", "launcher plus executable shell scripts", Shell)]
    [InlineData("shell", "claude", "", "none", "launcher plus executable shell scripts", Shell)]
    public async Task What_is_written_is_word_for_word_what_the_existing_tool_writes(string runtime, string platform, string change, string manager, string model, string requirement)
    {
        using var machine = Changed(new BundleMachine().Of(runtime, platform), change);

        var exported = await machine.ExportAsync(platform);
        exported.Ok.ShouldBeTrue(exported.Summary);
        var metadata = JsonNode.Parse(await FirstEntryAsync(machine.Bytes(BundleMachine.Archive)))!.AsObject();

        string[] expected = runtime == "shell" ? [.. OfTheExistingTool.Where(static name => name != "runtime_install_hint")] : OfTheExistingTool;
        metadata.Select(static member => member.Key).Take(expected.Length).ShouldBe(expected);
        metadata.Select(static member => member.Key).Skip(expected.Length).ShouldBe(["schema_version", "plugin_version", "tool_version", "tree_digest", "files"]);
        Text(metadata, "plugin_name").ShouldBe("demo");
        Text(metadata, "platform").ShouldBe(platform);
        Text(metadata, "runtime").ShouldBe(runtime);
        Text(metadata, "manager").ShouldBe(manager);
        Text(metadata, "bootstrap_model").ShouldBe(model);
        Text(metadata, "runtime_requirement").ShouldBe(requirement);
        metadata["next"]!.AsArray().Select(static step => (string)step!)
            .ShouldBe(["plugin-kit-ai doctor .", "plugin-kit-ai bootstrap .", $"plugin-kit-ai validate . --platform {platform} --strict"]);
        Text(metadata, "bundle_format").ShouldBe("tar.gz");
        Text(metadata, "generated_by").ShouldBe("plugin-kit-ai export");
    }

    [Theory]
    [InlineData("plugin_name", true)]
    [InlineData("platform", true)]
    [InlineData("runtime", true)]
    [InlineData("bundle_format", true)]
    [InlineData("generated_by", true)]
    [InlineData("manager", false)]
    [InlineData("bootstrap_model", false)]
    [InlineData("runtime_requirement", false)]
    [InlineData("runtime_install_hint", false)]
    [InlineData("next", false)]
    public async Task A_field_that_the_existing_tool_needs_is_needed_and_no_other(string field, bool isNeeded)
    {
        using var machine = new BundleMachine().Place(BundleMachine.Archive, FirstBundles.Tar(FirstBundles.Metadata((field, null))).ToTarGz());

        (await machine.InstallAsync()).Ok.ShouldBe(!isNeeded);
    }

    [Fact]
    public async Task Sizes_that_no_disk_could_hold_together_are_no_list_of_files()
    {
        var line = $"{{\"mode\":\"0644\",\"sha256\":\"{new string('1', 64)}\",\"size\":{long.MaxValue},\"path\":";
        var metadata = FirstBundles.Metadata();
        metadata["schema_version"] = 2;
        metadata["tree_digest"] = "sha256:" + new string('1', 64);
        metadata["files"] = JsonNode.Parse($"[{line}\"a\"}},{line}\"b\"}}]");
        using var machine = new BundleMachine().Place(BundleMachine.Archive, FirstBundles.Tar(metadata).ToTarGz());

        var result = await machine.InstallAsync();

        result.Problems.ShouldHaveSingleItem().Message.ShouldContain("'b'");
    }

    private static string Text(JsonObject metadata, string name) => (string)metadata[name]!;

    private static BundleMachine Changed(BundleMachine machine, string change)
    {
        switch (change)
        {
            case "":
                return machine;
            case "-requirements.txt":
                machine.Disk.DeleteFile(BundleMachine.Project + "/requirements.txt");
                return machine;
            case "typescript":
                return machine.With("tsconfig.json", "{}").With("package.json", "{\"name\":\"demo\",\"scripts\":{\"build\":\"tsc\"}}").With("dist/main.js", "console.log('demo');\n")
                    .With("bin/demo", "#!/usr/bin/env bash\nexec node \"$ROOT/dist/main.js\" \"$@\"\n", executable: true);
            default:
                foreach (var program in (string[])["uv", "poetry", "pipenv", "pnpm", "yarn", "bun"])
                {
                    machine.Place("/usr/bin/" + program, "#!/bin/sh\n"u8.ToArray(), executable: true);
                }

                return machine.With(change, string.Empty);
        }
    }

    private static async Task<string> FirstEntryAsync(byte[] archive)
    {
        await using var gzip = new System.IO.Compression.GZipStream(new MemoryStream(archive), System.IO.Compression.CompressionMode.Decompress);
        await using var tar = new System.Formats.Tar.TarReader(gzip);
        var entry = (await tar.GetNextEntryAsync()).ShouldNotBeNull();
        entry.Name.ShouldBe(".plugin-kit-ai-export.json");
        using var text = new StreamReader(entry.DataStream.ShouldNotBeNull());
        return await text.ReadToEndAsync();
    }
}
