using System.Diagnostics;
using System.IO.Abstractions;
using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Platform.Disk;
using PluginKit.Testing.Observation;
using PluginKit.Testing.SimulatedClients.Codex;

namespace PluginKit.Adapters.Codex.Tests.Simulation;

/// <summary>Runs the same commands with the real client and the simulated one, and compares trees, output and exit codes after each.</summary>
public sealed class RealClientComparisonTests
{
    private const string Lifecycle = "plugin marketplace list --json|plugin list|plugin marketplace add MK --json|plugin marketplace add MK|plugin marketplace list|plugin marketplace list --json|plugin list --json --available|plugin list"
        + "|plugin add alpha@mk --json|plugin list|plugin list --json|plugin add alpha -m mk|plugin remove alpha@mk --json|plugin remove alpha@mk|plugin marketplace remove mk --json|plugin marketplace list";

    [RealClientsTheory]
    [InlineData(null, Lifecycle)]
    [InlineData("", Lifecycle)]
    [InlineData("# my config\nmodel = \"x\" # c\n\n[mcp_servers.foo]\ncommand = \"a\"\n\n# tail comment\n", Lifecycle)]
    [InlineData("# only comment\n", Lifecycle)]
    [InlineData("model = \"x\"\n# tail\n", Lifecycle)]
    [InlineData("model = \"x\"", Lifecycle)]
    [InlineData("# c\r\nmodel = \"x\"\r\n", Lifecycle)]
    [InlineData("model=\"x\"\n\n\n", Lifecycle)]
    [InlineData("[plugins.\"a@a\"]\nenabled=true\n\n[tui]\nx=1\n\n[plugins.\"b@b\"]\nenabled=true\n\n[zz]\n", Lifecycle)]
    [InlineData("[plugins.\"z@o\"]\nenabled=true\n[plugins.\"z@o\".more]\nx=1\n[tui]\nx=1\n", Lifecycle)]
    [InlineData("[plugins]\n[plugins.\"z@o\"]\nenabled=true\n[tui]\nx=1\n", Lifecycle)]
    [InlineData("plugins.\"z@o\".enabled = true\nmodel = \"x\"\n", Lifecycle)]
    [InlineData("[marketplaces]\n\n[tui]\nx=1\n", Lifecycle)]
    [InlineData("[plugins.\"alpha@mk\"]\nenabled=false # off\n\n[tui]\na=1\n", Lifecycle)]
    [InlineData("[plugins.\"alpha@mk\"]\n# note\nx = 1\n\n[tui]\na=1\n", Lifecycle)]
    [InlineData(null, "plugin add alpha|plugin add nope@mk|plugin marketplace add MK/none|plugin marketplace add MK/p|plugin marketplace remove nope|plugin remove zz@nope --json|plugin list -m nope|plugin list --available|plugin frob")]
    [InlineData(null, "plugin marketplace add MK|plugin add beta@mk|plugin add be.ta@mk --json|plugin add chat@mk|plugin add dot@mk|plugin add .hidden@mk|plugin remove be.ta@mk|plugin add broken@mk|plugin add gone@mk|plugin add other@mk|plugin add none@mk|plugin list --json --available|plugin list -m mk|plugin marketplace add COPY")]
    [InlineData(null, "plugin marketplace add MK|plugin add agent@mk --json|plugin list|plugin list --json|plugin add later@mk|plugin add folder@mk|plugin remove agent@mk")]
    [InlineData("[features]\nplugins = false\n", "plugin marketplace add MK --json|plugin add alpha@mk|plugin list|plugin marketplace list|plugin marketplace remove mk")]
    public void Both_write_the_same_files_and_say_the_same(string? config, string script)
    {
        var root = Path.Combine(Path.GetTempPath(), "pluginkit-codex-" + Guid.NewGuid().ToString("N"));
        var disk = new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine());
        try
        {
            var real = Prepare(disk, Path.Combine(root, "r"), config);
            var simulated = Prepare(disk, Path.Combine(root, "s"), config);
            foreach (var line in script.Split('|'))
            {
                var expected = RunReal(real, line);
                var actual = RunSimulated(disk, simulated, line);
                (actual == expected).ShouldBeTrue($"{line}\nreal:\n{expected}\nsimulated:\n{actual}");
                var (realTree, simulatedTree) = (Tree(disk, real), Tree(disk, simulated));
                (simulatedTree == realTree).ShouldBeTrue($"{line}\nreal:\n{realTree}\nsimulated:\n{simulatedTree}");
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string Prepare(FileSystemDisk disk, string root, string? config)
    {
        Directory.CreateDirectory(Path.Combine(root, "home"));
        Directory.CreateDirectory(Path.Combine(root, "neutral"));
        if (config is not null)
        {
            Write(root, "home/.codex/config.toml", config);
        }

        foreach (var folder in (string[])["mk", "copy"])
        {
            Write(root, folder + "/.agents/plugins/marketplace.json", """
                {"name":"mk","plugins":[{"name":"alpha","source":"./p/alpha","category":"Productivity"},{"name":"beta","source":{"source":"local","path":"./p/beta"}},
                {"name":"broken","source":"./p/broken"},{"name":"gone","source":"./p/gone","policy":{"installation":"AVAILABLE","authentication":"ON_INSTALL"},"category":"Productivity"},{"name":"other","source":"./p/other"},
                {"name":"none","source":"./p/none","policy":{"installation":"NOT_AVAILABLE","authentication":"ON_USE"}},
                {"name":"be.ta","source":"./p/dotted"},{"name":".hidden","source":"./p/alpha"},{"name":"chat","source":"./p/alpha","policy":{"products":["CHATGPT"]}},
                {"name":"up","source":"./p/../alpha"},{"name":"dot","source":"././p/alpha"},{"name":"slash","source":".//p/alpha"},
                {"name":"agent","source":"./p/agent"},{"name":"later","source":"./p/later"},{"name":"folder","source":"./p/folder"}]}
                """);
            Write(root, folder + "/p/alpha/.codex-plugin/plugin.json", """{"name":"alpha","version":"1.2.3"}""");
            Write(root, folder + "/p/alpha/bin/run", "#!/bin/sh\n");
            Write(root, folder + "/p/alpha/.hidden", "h");
            Directory.CreateDirectory(Path.Combine(root, folder, "p/alpha/empty"));
            File.CreateSymbolicLink(Path.Combine(root, folder, "p/alpha/link"), "bin/run");
            disk.SetMode(Path.Combine(root, folder, "p/alpha/bin/run"), (UnixFileMode)0b111_101_101);
            Write(root, folder + "/p/beta/.claude-plugin/plugin.json", """{"name":"beta"}""");
            Write(root, folder + "/p/dotted/.codex-plugin/plugin.json", """{"name":"be.ta","version":" 2.0.0 "}""");
            Write(root, folder + "/p/broken/.codex-plugin/plugin.json", """{"name":"broken","version":""}""");
            Write(root, folder + "/p/other/.codex-plugin/plugin.json", """{"name":"another"}""");
            Write(root, folder + "/p/agent/plugin.json", """{"$schema":"https://agent-plugins.org/schemas/1.0.0/plugin.schema.json","name":"agent","version":"3.0.0"}""");
            Write(root, folder + "/p/agent/.codex-plugin/plugin.json", """{"name":"agent","version":"1.0.0"}""");
            Write(root, folder + "/p/later/plugin.json", """{"$schema":"https://agent-plugins.org/schemas/2.0.0/plugin.schema.json","name":"later"}""");
            Write(root, folder + "/p/later/.codex-plugin/plugin.json", """{"name":"later","version":"1.0.0"}""");
            Write(root, folder + "/p/folder/plugin.json/x", "x");
            Write(root, folder + "/p/folder/.codex-plugin/plugin.json", """{"name":"folder","version":"1.0.0"}""");
            Write(root, folder + "/p/none/.codex-plugin/plugin.json", """{"name":"none","version":"1.0.0"}""");
        }

        return root;
    }

    private static string RunReal(string root, string line)
    {
        var start = new ProcessStartInfo(RealClients.Codex!, Arguments(root, line))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.Combine(root, "neutral"),
        };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["HOME"] = Path.Combine(root, "home");
        start.Environment["PATH"] = path;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var lines = error.GetAwaiter().GetResult().Split('\n').Where(static text => !text.StartsWith("WARNING: proceeding", StringComparison.Ordinal));
        return Normalised(root, process.ExitCode, output, string.Join('\n', lines));
    }

    private static string RunSimulated(IDisk disk, string root, string line)
    {
        var outcome = new SimulatedCodex().Run(
            new()
            {
                FileName = "codex",
                Arguments = Arguments(root, line),
                WorkingDirectory = Path.Combine(root, "neutral"),
                Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = Path.Combine(root, "home") },
            },
            disk,
            TimeProvider.System);
        return Normalised(root, outcome.ExitCode, outcome.StandardOutput, outcome.StandardError);
    }

    private static string[] Arguments(string root, string line) =>
        [.. line.Split(' ').Select(word => word.Replace("MK", Path.Combine(root, "mk"), StringComparison.Ordinal).Replace("COPY", Path.Combine(root, "copy"), StringComparison.Ordinal))];

    private static string Normalised(string root, int exitCode, string output, string error) => $"{exitCode}\n{output}\n{error}".Replace(root, "ROOT", StringComparison.Ordinal);

    private static string Tree(IDisk disk, string root)
    {
        var home = Path.Combine(root, "home");
        var entries = DiskSnapshot.Take(disk, home).Entries.Where(static entry => !entry.Key.StartsWith(".codex/tmp", StringComparison.Ordinal));
        var config = Path.Combine(home, ".codex/config.toml");
        var text = File.Exists(config) ? File.ReadAllText(config).Replace(root, "ROOT", StringComparison.Ordinal) : "absent";
        return string.Join('\n', entries.Select(static entry => entry.Key.EndsWith("config.toml", StringComparison.Ordinal) ? $"{entry.Key} {entry.Value.Mode}" : $"{entry.Key} {entry.Value}").Order(StringComparer.Ordinal)) + "\n" + text;
    }

    private static void Write(string root, string path, string content)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }
}
