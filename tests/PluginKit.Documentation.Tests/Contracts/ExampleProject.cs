using Microsoft.Extensions.Options;
using PluginKit.Authoring.Deliveries;
using PluginKit.Authoring.Packages;
using PluginKit.Authoring.Projects;
using PluginKit.Authoring.Registration;
using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;

namespace PluginKit.Documentation.Tests.Contracts;

/// <summary>The project of the examples: a hook of Codex in Node, on a machine with Node and npm that only pretend.</summary>
internal sealed class ExampleProject : IProgramLocator, IProcessRunner
{
    public const string Root = "/data/merge-bell";

    private readonly IDisk _disk;

    public ExampleProject(ExampleMachine machine)
    {
        _disk = machine.Ask<IDisk>();
        Write("plugin/plugin.yaml", "api_version: v1\nname: merge-bell\nversion: 0.2.0\ndescription: Rings when a branch is merged.\ncolour: red\ntargets:\n  - codex-runtime\n");
        Write("plugin/launcher.yaml", "runtime: node\nentrypoint: ./bin/merge-bell\n");
        Write("plugin/main.mjs", "console.log('ring');\n");
        Write("bin/merge-bell", "#!/usr/bin/env bash\nROOT=\"$(cd \"$(dirname \"$0\")/..\" && pwd)\"\nexec node \"$ROOT/plugin/main.mjs\" \"$@\"\n");
        _disk.SetMode(Path.Join(Root, "bin/merge-bell"), (UnixFileMode)0b111_101_101);
        Write("package.json", "{\"name\":\"merge-bell\",\"private\":true}\n");
        Write("package-lock.json", "{\"name\":\"merge-bell\",\"lockfileVersion\":3,\"packages\":{}}\n");
        Write(".codex/config.toml", "notify = [\"./bin/ring\", \"notify\"]\n");
        var options = Options.Create(new AuthoringOptions());
        Doctor = new(_disk, this, this, machine.Ask<HostEnvironment>() with { SearchPath = ["/usr/bin"] }, options);
        Bootstrap = new(Doctor, this);
        Validator = new(_disk, machine.Ask<ProjectTrees>(), machine.Ask<AuthoredPackageReader>(), machine.Ask<DeliveryProjector>(), Doctor, options);
    }

    public ProjectDoctor Doctor { get; }

    public ProjectBootstrap Bootstrap { get; }

    public ProjectValidator Validator { get; }

    public string? Find(string name, HostEnvironment environment) => name is "node" or "npm" ? $"/usr/bin/{name}" : null;

    public Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        if (request.Arguments is ["--version"])
        {
            return Task.FromResult(new ProcessOutcome(ProcessEnd.Exited, 0, "v20.11.0\n", string.Empty));
        }

        _disk.CreateDirectory(Path.Join(Root, "node_modules"));
        return Task.FromResult(new ProcessOutcome(ProcessEnd.Exited, 0, "up to date in 87ms\n", string.Empty));
    }

    private void Write(string path, string content)
    {
        var full = Path.Join(Root, path);
        _disk.CreateDirectory(Path.GetDirectoryName(full)!);
        using var writer = new StreamWriter(_disk.CreateNew(full, mode: null));
        writer.Write(content);
    }
}
