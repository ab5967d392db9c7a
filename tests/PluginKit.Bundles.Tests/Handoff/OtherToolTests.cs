using System.Diagnostics;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Bundles.Tests.Handoff;

/// <summary>
/// Both directions with the existing tool, which is not here: a writer that packs as it does and a reader that holds an archive to its rules, in another language
/// and with another library.
/// </summary>
public sealed class OtherToolTests : IDisposable
{
    private const string Reader = """
        import json, sys, tarfile, unicodedata
        allowed = {"codex-runtime", "claude"}
        with open(sys.argv[1], "rb") as f:
            head = f.read(10)
            assert head == bytes([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]), head
        entries, total, seen, files = 0, 0, {}, []
        with tarfile.open(sys.argv[1], "r:gz") as tar:
            for member in tar:
                entries += 1
                assert entries <= 10000
                assert member.isreg() or member.isdir(), member.name
                assert member.size <= 64 << 20
                total += member.size
                assert total <= 256 << 20
                parts = member.name.split("/")
                assert len(parts) <= 64 and all(p not in ("", ".", "..") for p in parts), member.name
                assert "\\" not in member.name and "\0" not in member.name
                assert member.name.lower() not in seen
                seen[member.name.lower()] = True
                assert member.mode in (0o755, 0o644) and member.mtime == 0 and member.uid == 0 and member.gid == 0 and member.uname == "" and member.gname == ""
                data = tar.extractfile(member).read()
                assert len(data) == member.size
                if entries == 1:
                    assert member.name == ".plugin-kit-ai-export.json" and member.isreg()
                    meta = json.loads(data)
                    assert data.startswith(b'{\n  "plugin_name": ') and data.endswith(b"}\n")
                else:
                    files.append(member.name)
        assert files == sorted(files, key=lambda n: n.encode()), files
        assert meta["bundle_format"] == "tar.gz" and meta["generated_by"] == "plugin-kit-ai export"
        assert meta["plugin_name"] and meta["platform"] in allowed and meta["runtime"] in {"python", "node"}
        assert isinstance(meta["next"], list) and len(meta["next"]) == 3
        print(",".join(meta[k] for k in ("plugin_name", "platform", "runtime", "manager", "bootstrap_model", "runtime_requirement")), len(files))
        """;

    private const string Writer = """
        import gzip, io, json, sys, tarfile
        meta = json.dumps(json.loads(sys.argv[2]), indent=2).encode()
        files = [(".plugin-kit-ai-export.json", meta, 0o644), ("bin/demo", b"#!/bin/sh\n", 0o755),
                 ("plugin/deep/" + "d" * 90 + "/" + "n" * 120 + ".md", "Größe\n".encode(), 0o600),
                 ("plugin/plugin.yaml", sys.argv[3].encode(), 0o640)]
        with open(sys.argv[1], "wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed, tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar:
            for name, data, mode in files:
                info = tarfile.TarInfo(name)
                info.size, info.mode, info.mtime = len(data), mode, 0
                tar.addfile(info, io.BytesIO(data))
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("pluginkit-othertool-").FullName;

    [PythonTheory]
    [InlineData("python", "codex-runtime", "demo,codex-runtime,python,requirements.txt (pip),repo-local .venv,Python 3.10+ installed on the machine running the plugin 8")]
    [InlineData("node", "claude", "demo,claude,node,npm,recipient-side install,Node.js 20+ installed on the machine running the plugin 8")]
    public async Task A_reader_with_the_rules_of_the_existing_tool_takes_our_bundles(string runtime, string platform, string expected)
    {
        using var machine = new BundleMachine().Of(runtime, platform);
        (await machine.ExportAsync(platform)).Ok.ShouldBeTrue();
        var archive = Path.Join(_root, "ours.tar.gz");
        await File.WriteAllBytesAsync(archive, machine.Bytes(BundleMachine.Archive));

        (await RunAsync(Reader, archive)).ShouldBe(expected);
    }

    [PythonFact]
    public async Task Long_names_and_other_scripts_are_read_by_others()
    {
        var name = "plugin/" + string.Join('/', Enumerable.Repeat(new string('ä', 60), 3)) + "/" + new string('n', 120) + ".md";
        using var machine = new BundleMachine().Of("python").With(name, "long");
        (await machine.ExportAsync()).Ok.ShouldBeTrue();
        var archive = Path.Join(_root, "ours.tar.gz");
        await File.WriteAllBytesAsync(archive, machine.Bytes(BundleMachine.Archive));

        (await RunAsync(Reader, archive)).ShouldEndWith(" 9");
        (await machine.InspectAsync()).Files.ShouldContain(file => file.Path == name);
    }

    [PythonFact]
    public async Task A_bundle_of_another_writer_is_inspected_and_installed()
    {
        var archive = Path.Join(_root, "theirs.tar.gz");
        await RunAsync(Writer, archive, FirstBundles.Metadata().ToJsonString(), FirstBundles.Manifest);
        using var machine = new BundleMachine().Place(BundleMachine.Archive, await File.ReadAllBytesAsync(archive));

        var inspection = await machine.InspectAsync();
        var result = await machine.InstallAsync();

        inspection.Ok.ShouldBeTrue(inspection.Summary);
        inspection.HasList.ShouldBeFalse();
        inspection.RecordedTreeDigest.ShouldBeNull();
        result.Ok.ShouldBeTrue(result.Summary);
        result.TreeDigest.ShouldBe(inspection.TreeDigest);
        result.VerificationLevel.ShouldBe(VerificationLevel.None);
        (await machine.InspectAsync(BundleMachine.Destination)).Kind.ShouldBe(HandoffInspectionDocument.OfFolder);
        machine.Disk.Stat(BundleMachine.Destination + "/bin/demo")!.IsExecutable.ShouldBeTrue();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("python3", ["-c", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await error);
        return (await output).Trim();
    }
}
