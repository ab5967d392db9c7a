using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle;
using PluginKit.Sources.Registration;

namespace PluginKit.EndToEnd.Tests.Catalogs;

/// <summary>An application that carries its catalog in itself, on a machine that has never seen the checkout: what it offers can be added, from a real repository.</summary>
public sealed class EmbeddedAddTests : IDisposable
{
    // shipped.json was made of exactly this by `catalog build --reference-base github:example/plugins@v1.0.0`.
    private static readonly (string Path, string Text)[] Checkout =
    [
        ("plugins/notes/plugin/plugin.yaml", "api_version: v1\nname: notes\nversion: 1.0.0\ndescription: Keeps notes.\ntargets: [claude, codex-package]\n"),
        ("plugins/notes/plugin/skills/read/SKILL.md", "---\nname: read\ndescription: Reads notes.\n---\n"),
        ("plugins/notes/plugin/README.md", "# Notes\n"),
    ];

    private readonly string _root = Directory.CreateTempSubdirectory("pluginkit-embedded-").FullName;

    private string Home => Path.Join(_root, "home");

    [UnixFact]
    public async Task An_entry_of_an_embedded_snapshot_is_added_from_where_it_was_published()
    {
        var commit = Publish();
        await using var application = Application();
        var entry = (await application.GetRequiredService<ICatalog>().FindAsync("notes", CancellationToken.None)).Entry.ShouldNotBeNull();
        entry.SourceRef.ShouldBe("github:example/plugins@v1.0.0//plugins/notes");
        entry.SupportedScopesByTarget["codex"].ShouldContain(InstallScope.User);

        var lifecycle = application.GetRequiredService<IPluginLifecycle>();
        var plan = await lifecycle.PlanAddAsync(new() { Source = entry.SourceRef, Entry = entry, Targets = ["codex"] });
        plan.IsApplicable.ShouldBeTrue(string.Join('\n', plan.Document.Problems.Select(static problem => problem.Message)));
        var result = await lifecycle.ApplyAsync(plan, new() { Consent = plan.Document.Consent?.Digest is { } digest ? [digest] : [] });

        result.Outcome.ShouldBe(Outcome.Applied, string.Join('\n', result.Problems.Select(static problem => problem.Message)));
        var managed = (await lifecycle.ListAsync(new())).ManagedEntries.ShouldHaveSingleItem();
        (managed.RequestedSourceRef!.Kind, managed.RequestedSourceRef.Value).ShouldBe((SourceKinds.GitHubRepositoryPath, entry.SourceRef));
        (managed.ResolvedSourceRef!.Kind, managed.ResolvedSourceRef.Value).ShouldBe((SourceKinds.GitCommit, $"https://github.com/example/plugins@{commit}"));
        managed.SourceDigest.ShouldBe(entry.PackageDigest, "what was fetched is what the catalog showed");
        File.Exists(Path.Join(Home, ".agents/plugins/plugins/notes/skills/read/SKILL.md")).ShouldBeTrue();
    }

    [UnixFact]
    public async Task Where_no_source_fetches_it_the_entry_is_shown_and_says_so_as_the_add_does()
    {
        await using var application = Application(static services => services.Remove(services.Single(static one => one.ImplementationType?.Name == "GitHubSource")));
        var entry = (await application.GetRequiredService<ICatalog>().FindAsync("notes", CancellationToken.None)).Entry.ShouldNotBeNull();

        var plan = await application.GetRequiredService<IPluginLifecycle>().PlanAddAsync(new() { Source = entry.SourceRef, Entry = entry, Targets = ["codex"] });

        entry.TargetInstallability.ShouldAllBe(static row => !row.Installable);
        entry.TargetInstallability.Single(static row => row.TargetId == "codex" && row.Scopes.Contains(InstallScope.User)).ReasonCode.ShouldBe(ProblemCodes.SourceUnsupported);
        plan.Document.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.SourceUnsupported);
    }

    public void Dispose()
    {
        foreach (var file in new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.Attributes = FileAttributes.Normal;
        }

        Directory.Delete(_root, recursive: true);
    }

    /// <summary>The application as it is started on a machine with git and without the clients.</summary>
    private ServiceProvider Application(Action<IServiceCollection>? change = null)
    {
        Directory.CreateDirectory(Home);
        var path = Environment.GetEnvironmentVariable("PATH") ?? string.Empty;
        var git = path.Split(Path.PathSeparator).Select(static folder => Path.Join(folder, "git")).First(File.Exists);
        File.CreateSymbolicLink(Path.Join(Directory.CreateDirectory(Path.Join(_root, "bin")).FullName, "git"), git);
        var services = new ServiceCollection().AddSingleton(new HostEnvironment
        {
            HomeDirectory = Home,
            SystemRoot = Path.Join(_root, "system"),
            SearchPath = [Path.Join(_root, "bin")],
            Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = path },
        });
        services.AddPluginKit();
        services.Configure<CatalogOptions>(static options => options.Origins.Add(CatalogOrigin.Resource("shipped", typeof(EmbeddedAddTests).Assembly, "shipped/catalog.json")));
        services.Configure<SourcesOptions>(options =>
        {
            options.Git.AllowFiles = true;
            options.Git.GitHubAddress = $"file://{_root}/hub/";
        });
        change?.Invoke(services);
        return services.BuildServiceProvider();
    }

    /// <summary>Makes the repository, as <c>example/plugins</c> of the hub.</summary>
    private string Publish()
    {
        var work = Path.Join(_root, "work");
        foreach (var (path, text) in Checkout)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(work, path))!);
            File.WriteAllText(Path.Join(work, path), text);
        }

        Git(work, "init", "-q", "-b", "main");
        Git(work, "add", "-A");
        Git(work, "commit", "-q", "-m", "change");
        Git(work, "tag", "v1.0.0");
        Directory.CreateDirectory(Path.Join(_root, "hub", "example"));
        Directory.CreateSymbolicLink(Path.Join(_root, "hub", "example", "plugins.git"), Path.Join(work, ".git"));
        return Git(work, "rev-parse", "HEAD").Trim();
    }

    private string Git(string work, params string[] arguments)
    {
        var info = new ProcessStartInfo("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", .. arguments]) { WorkingDirectory = work, RedirectStandardOutput = true };
        info.Environment["HOME"] = _root;
        info.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, string.Join(' ', arguments));
        return output;
    }
}
