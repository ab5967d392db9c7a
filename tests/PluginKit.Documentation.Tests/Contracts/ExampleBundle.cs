using Microsoft.Extensions.Options;
using PluginKit.Authoring.Deliveries;
using PluginKit.Authoring.Packages;
using PluginKit.Authoring.Projects;
using PluginKit.Authoring.Registration;
using PluginKit.Bundles.Handoff;
using PluginKit.Bundles.Registration;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;

namespace PluginKit.Documentation.Tests.Contracts;

/// <summary>The bundle of the examples: a hook of Codex in Python, on a machine with a Python that only pretends.</summary>
internal sealed class ExampleBundle : IProgramLocator, IProcessRunner
{
    public const string Archive = "/data/ticket-bell_codex-runtime_python_bundle.tar.gz";
    public const string Installed = "/home/ada/apps/ticket-bell";

    private const string Root = "/data/ticket-bell";

    private readonly IDisk _disk;
    private readonly HandoffExporter _exporter;

    public ExampleBundle(ExampleMachine machine)
    {
        _disk = machine.Ask<IDisk>();
        Write("plugin/plugin.yaml", "api_version: v1\nname: ticket-bell\nversion: 0.2.0\ndescription: Rings when a ticket comes.\ntargets:\n  - codex-runtime\n");
        Write("plugin/launcher.yaml", "runtime: python\nentrypoint: ./bin/ticket-bell\n");
        Write("plugin/main.py", "print('ring')\n");
        Write("bin/ticket-bell", "#!/usr/bin/env bash\nROOT=\"$(cd \"$(dirname \"$0\")/..\" && pwd)\"\nexec \"$ROOT/.venv/bin/python3\" \"$ROOT/plugin/main.py\" \"$@\"\n");
        _disk.SetMode(Path.Join(Root, "bin/ticket-bell"), (UnixFileMode)0b111_101_101);
        Write("requirements.txt", "requests==2.32.0\n");
        Write("README.md", "# Ticket bell\n");
        Write(".codex/config.toml", "notify = [\"./bin/ticket-bell\", \"notify\"]\n");
        Write(".venv/pyvenv.cfg", "home = /usr/bin\nversion = 3.12.3\n");
        _disk.CreateDirectory(Root + "/.venv/bin");
        _disk.CreateDirectory("/usr/bin");
        using (_disk.CreateNew("/usr/bin/python3", (UnixFileMode)0b111_101_101))
        {
            _disk.CreateLink(Root + "/.venv/bin/python3", "/usr/bin/python3");
        }

        var options = Options.Create(new AuthoringOptions());
        var doctor = new ProjectDoctor(_disk, this, this, machine.Ask<HostEnvironment>() with { SearchPath = ["/usr/bin"] }, options);
        var packages = machine.Ask<AuthoredPackageReader>();
        _exporter = new(
            _disk, packages, doctor, new(_disk, machine.Ask<ProjectTrees>(), packages, machine.Ask<DeliveryProjector>(), doctor, options), Options.Create(new BundlesOptions()));
    }

    public Task<HandoffResultDocument> ExportAsync() => _exporter.ExportAsync(new() { ProjectRoot = Root, Platform = "codex-runtime", Output = Archive });

    /// <summary>Somebody works in the installed folder.</summary>
    public void Change()
    {
        _disk.DeleteFile(Installed + "/plugin/main.py");
        using var writer = new StreamWriter(_disk.CreateNew(Installed + "/plugin/main.py", mode: null));
        writer.Write("print('ring twice')\n");
    }

    public string? Find(string name, HostEnvironment environment) => name == "python3" ? "/usr/bin/python3" : null;

    public Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new ProcessOutcome(ProcessEnd.Exited, 0, "Python 3.12.3\n", string.Empty));

    private void Write(string path, string content)
    {
        var full = Path.Join(Root, path);
        _disk.CreateDirectory(Path.GetDirectoryName(full)!);
        using var writer = new StreamWriter(_disk.CreateNew(full, mode: null));
        writer.Write(content);
    }
}
