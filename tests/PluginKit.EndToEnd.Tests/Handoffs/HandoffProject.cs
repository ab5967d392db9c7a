using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Handoffs;

/// <summary>A project on the real disk that is valid and ready, with programs beside it that only tell their version.</summary>
internal sealed class HandoffProject : IDisposable
{
    private const UnixFileMode Executable = (UnixFileMode)0b111_101_101;

    private readonly string _tools;
    private readonly string _runtime;
    private readonly SearchPath _path;

    public HandoffProject(HostFixture host, string runtime, string platform)
    {
        _runtime = runtime;
        _tools = Path.Join(host.Packages, "tools");
        Root = Path.Join(host.Packages, "demo");
        foreach (var (program, says) in (ReadOnlySpan<(string, string)>)[("python3", "Python 3.12.1"), ("node", "v22.1.0"), ("npm", "10.0.0")])
        {
            Run(Path.Join(_tools, program), $"#!/bin/sh\necho {says}\n");
        }

        _path = new(_tools);
        With("plugin/plugin.yaml", $"api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [{platform}]\n");
        With("plugin/launcher.yaml", $"runtime: {runtime}\nentrypoint: ./bin/demo\n");
        With("README.md", "# Demo\n");
        if (platform == "claude")
        {
            With(".claude-plugin/plugin.json", "{\"name\":\"demo\",\"version\":\"0.1.0\",\"description\":\"A demo.\"}");
        }
        else
        {
            With(".codex/config.toml", "notify = [\"./bin/demo\", \"notify\"]\n");
        }

        Program();
        MakeReady(Root);
    }

    public string Root { get; }

    public void With(string path, string text) => HostFixture.Write(Path.Join(Root, path), text);

    /// <summary>What a bootstrap makes on each machine.</summary>
    public void MakeReady(string root)
    {
        switch (_runtime)
        {
            case "python":
                HostFixture.Write(Path.Join(root, ".venv", "pyvenv.cfg"), $"home = {_tools}\nversion = 3.12.1\n");
                Directory.CreateDirectory(Path.Join(root, ".venv", "bin"));
                File.CreateSymbolicLink(Path.Join(root, ".venv", "bin", "python3"), Path.Join(_tools, "python3"));
                break;
            case "node":
                Directory.CreateDirectory(Path.Join(root, "node_modules"));
                break;
        }
    }

    public void Dispose() => _path.Dispose();

    private void Program()
    {
        switch (_runtime)
        {
            case "python":
                Run(Path.Join(Root, "bin", "demo"), "#!/usr/bin/env bash\nexec \"$ROOT/.venv/bin/python3\" \"$ROOT/plugin/main.py\" \"$@\"\n");
                With("plugin/main.py", "print('demo')\n");
                With("requirements.txt", "requests==2.32.0\n");
                break;
            case "node":
                Run(Path.Join(Root, "bin", "demo"), "#!/usr/bin/env bash\nexec node \"$ROOT/plugin/main.mjs\" \"$@\"\n");
                With("plugin/main.mjs", "console.log('demo');\n");
                With("package.json", "{\"name\":\"demo\"}");
                With("package-lock.json", "{\"lockfileVersion\":3}");
                break;
            default:
                Run(Path.Join(Root, "bin", "demo"), "#!/usr/bin/env bash\nexec \"$ROOT/scripts/main.sh\" \"$@\"\n");
                Run(Path.Join(Root, "scripts", "main.sh"), "#!/bin/sh\necho demo\n");
                break;
        }
    }

    private static void Run(string path, string text)
    {
        HostFixture.Write(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, Executable);
        }
    }
}
