namespace PluginKit.Bundles.Tests.Handoff;

/// <summary>Projects that are valid and ready.</summary>
internal static class Projects
{
    public static BundleMachine Of(this BundleMachine machine, string runtime, string platform = "codex-runtime") => machine
        .With("plugin/plugin.yaml", $"api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [{platform}]\n")
        .With("plugin/launcher.yaml", $"runtime: {runtime}\nentrypoint: ./bin/demo\n")
        .With("README.md", "# Demo\n")
        .Native(platform)
        .Launched(runtime);

    /// <summary>What a package manager makes on each machine.</summary>
    public static BundleMachine MadeReady(this BundleMachine machine, string runtime, string root = BundleMachine.Project)
    {
        switch (runtime)
        {
            case "python":
                machine.Place(root + "/.venv/pyvenv.cfg", "home = /usr/bin\ninclude-system-site-packages = false\nversion = 3.11.7\n"u8.ToArray());
                machine.Disk.CreateDirectory(root + "/.venv/bin");
                machine.Disk.CreateLink(root + "/.venv/bin/python3", "/usr/bin/python3");
                machine.Place(root + "/plugin/__pycache__/main.pyc", [0, 1, 2]);
                break;
            case "node":
                machine.Disk.CreateDirectory(root + "/node_modules/.bin");
                machine.Disk.CreateLink(root + "/node_modules/.bin/tsc", "../typescript/bin/tsc");
                break;
        }

        return machine;
    }

    private static BundleMachine Native(this BundleMachine machine, string platform) => platform == "claude"
        ? machine.With(".claude-plugin/plugin.json", "{\"name\":\"demo\",\"version\":\"0.1.0\",\"description\":\"A demo.\"}")
        : machine.With(".codex/config.toml", "notify = [\"./bin/demo\", \"notify\"]\n");

    private static BundleMachine Launched(this BundleMachine machine, string runtime) => runtime switch
    {
        "python" => machine.Place("/usr/bin/python3", "#!/bin/sh\n"u8.ToArray(), executable: true)
            .With("bin/demo", "#!/usr/bin/env bash\nexec \"$ROOT/.venv/bin/python3\" \"$ROOT/plugin/main.py\" \"$@\"\n", executable: true)
            .With("bin/demo.cmd", "@echo off\r\n")
            .With("plugin/main.py", "print('demo')\n")
            .With("requirements.txt", "requests==2.32.0\n").MadeReady(runtime),
        "node" => machine.Place("/usr/bin/node", "#!/bin/sh\n"u8.ToArray(), executable: true).Place("/usr/bin/npm", "#!/bin/sh\n"u8.ToArray(), executable: true)
            .With("bin/demo", "#!/usr/bin/env bash\nexec node \"$ROOT/plugin/main.mjs\" \"$@\"\n", executable: true)
            .With("plugin/main.mjs", "console.log('demo');\n")
            .With("package.json", "{\"name\":\"demo\"}")
            .With("package-lock.json", "{\"lockfileVersion\":3}").MadeReady(runtime),
        _ => machine
            .With("bin/demo", "#!/usr/bin/env bash\nexec \"$ROOT/scripts/main.sh\" \"$@\"\n", executable: true)
            .With("scripts/main.sh", "#!/bin/sh\necho demo\n", executable: true)
            .With("plugin/notes/private.md", "stays\n"),
    };
}
