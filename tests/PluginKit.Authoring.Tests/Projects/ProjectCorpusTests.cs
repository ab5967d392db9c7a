using Microsoft.Extensions.DependencyInjection;
using PluginKit.Authoring.Projects;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Projects;

/// <summary>The published universal plugins are valid projects, so that a finding in one of them is a fault of the validation.</summary>
public abstract class ProjectCorpusTests : DiskSuite
{
    private const string Root = "/universal-plugins";

    private readonly IDisk _disk;
    private readonly ServiceProvider _services;

    protected ProjectCorpusTests(DiskKind kind)
        : base(kind)
    {
        _disk = NewDisk();
        _services = new ServiceCollection().AddSingleton(_disk).AddSingleton<IProcessRunner>(new ProcessTrap())
            .AddSingleton(new HostEnvironment { HomeDirectory = "/home/ada" }).AddPluginKitAuthoring().BuildServiceProvider();
    }

    [SharedDataFact("universal-plugins", "plugins")]
    public async Task Every_plugin_is_valid_for_every_target_it_has()
    {
        var validator = _services.GetRequiredService<ProjectValidator>();
        var count = 0;
        foreach (var directory in _disk.AddFolder(Root, SharedData.Folder("universal-plugins", "plugins")!).List(Root))
        {
            var all = await validator.ValidateAsync(new() { ProjectRoot = directory.Path, Strict = true }, CancellationToken.None);
            Findings(all).ShouldBeEmpty(directory.Name);
            all.Outcome.ShouldBe(ValidationOutcome.Passed);
            foreach (var platform in all.Platform.Split(','))
            {
                var one = await validator.ValidateAsync(new() { ProjectRoot = directory.Path, Platform = platform, Strict = true }, CancellationToken.None);
                Findings(one).ShouldBeEmpty($"{directory.Name} {platform}");
                one.Platform.ShouldBe(platform);
                count++;
            }
        }

        count.ShouldBeGreaterThan(120);
    }

    protected override void Dispose(bool disposing)
    {
        _services.Dispose();
        base.Dispose(disposing);
    }

    private static IEnumerable<string> Findings(ValidationDocument document) =>
        document.Failures.Concat(document.Warnings).Select(static finding => $"{finding.Kind} {finding.Target} {finding.Path}: {finding.Message}");
}

public sealed class ProjectCorpusTestsOnVirtualDisk() : ProjectCorpusTests(DiskKind.Virtual);

public sealed class ProjectCorpusTestsOnRealDisk() : ProjectCorpusTests(DiskKind.Real);
