using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.EndToEnd.Tests.Support;
using PluginKit.Platform.Processes;
using PluginKit.Sources.Registration;
using PluginKit.Sources.Tests.Git;

namespace PluginKit.EndToEnd.Tests.Sources;

/// <summary>The sample host with doubles of the clients, the real git, and a Git server on the loopback that stands in for GitHub.</summary>
internal sealed class GitHost : IAsyncDisposable
{
    public const string Reference = "github:octo/plugins//plugins/";

    public GitHost(string behaviour = "open")
    {
        Server = new(Repository.Hub);
        Repository.Commit(("readme.md", "# Plugins"));
        Repository.Publish("octo/plugins");
        Host.Services = services =>
        {
            services.Configure<SourcesOptions>(options => (options.Git.AllowLoopbackHttp, options.Git.GitHubAddress) = (true, $"{Server.Address}{behaviour}/"));
            services.AddSingleton<RealGit>();
            services.Replace(ServiceDescriptor.Singleton<IProcessRunner>(static provider => provider.GetRequiredService<RealGit>()));
            services.Replace(ServiceDescriptor.Singleton<IProgramLocator>(static provider => provider.GetRequiredService<RealGit>()));
        };
    }

    public HostFixture Host { get; } = new();

    public RepositoryOfOthers Repository { get; } = new();

    public GitHttpServer Server { get; }

    /// <summary>How often git went to the server: each of its calls asks once what is there.</summary>
    public int Visits => Server.Requests.Count(static request => request.Contains("/info/refs?service=git-upload-pack", StringComparison.Ordinal));

    public string Commit(string text, params IEnumerable<string> ids) => Repository.Commit([.. ids.SelectMany(id => ((string Path, string Text)[])
    [
        ($"plugins/{id}/plugin/plugin.yaml", SamplePackage.Manifest.Replace("name: context7", $"name: {id}", StringComparison.Ordinal)),
        ($"plugins/{id}/plugin/skills/look/SKILL.md", $"---\nname: look\ndescription: Looks.\n---\n\n{text}\n"),
    ])]);

    /// <summary>What was staged and not taken away.</summary>
    public IEnumerable<string> Staged() =>
        Directory.Exists(Host.InHome(".plugin-kit-ai/pluginkit/staging")) ? Directory.EnumerateFileSystemEntries(Host.InHome(".plugin-kit-ai/pluginkit/staging")) : [];

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Repository.Dispose();
        Host.Dispose();
    }
}
