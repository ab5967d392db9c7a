using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;
using PluginKit.Tests.Machine;
using YamlDotNet.RepresentationModel;

namespace PluginKit.Catalog.Tests.Corpus;

/// <summary>The real universal plugins, each field against a reading of its own that shares no code with the library.</summary>
public abstract class IndependentReadingTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Location = "/universal-plugins";

    private static readonly Dictionary<string, string> Lifecycle = new(StringComparer.Ordinal)
    {
        ["claude"] = "claude",
        ["codex-package"] = "codex",
        ["cursor"] = "cursor",
        ["gemini"] = "gemini",
        ["opencode"] = "opencode",
    };

    [SharedDataFact("universal-plugins", "plugins")]
    public async Task Every_entry_is_field_by_field_what_its_files_say()
    {
        await using var services = new ServiceCollection()
            .AddSingleton(NewDisk().AddFolder(Location, SharedData.UniversalPlugins!))
            .AddSingleton<IClientAdapter>(TestAdapter.Claude)
            .AddSingleton<IClientAdapter>(TestAdapter.Codex)
            .AddPluginKitCatalog(static options => options.Location = Location)
            .BuildServiceProvider();

        var document = await services.GetRequiredService<ICatalog>().LoadAsync(new(), CancellationToken.None);

        string[] folders = [.. Directory.EnumerateDirectories(SharedData.Folder("universal-plugins", "plugins")!).Order(StringComparer.Ordinal)];
        folders.Length.ShouldBe(29);
        document.Entries.Count.ShouldBe(29);
        foreach (var (entry, folder) in document.Entries.Zip(folders))
        {
            var manifest = Yaml(Path.Join(folder, "plugin", "plugin.yaml"));
            Words(entry, manifest, folder);
            Targets(entry, List(manifest, "targets"));
            Places(entry, folder, document.Source.Revision);
        }
    }

    private static void Words(CatalogEntry entry, YamlMappingNode manifest, string folder)
    {
        var id = Text(manifest, "name").ShouldNotBeNull();
        id.ShouldBe(Path.GetFileName(folder));
        var author = manifest.Children.TryGetValue(new YamlScalarNode("author"), out var said) ? (YamlMappingNode)said : null;
        (entry.IntegrationId, entry.DisplayName, entry.Version, entry.Description).ShouldBe((id, id, Text(manifest, "version"), Text(manifest, "description")), id);
        (entry.HomepageUrl, entry.RepositoryUrl, entry.License).ShouldBe((Text(manifest, "homepage"), Text(manifest, "repository"), Text(manifest, "license")), id);
        (entry.Author?.Name, entry.Author?.Email, entry.Author?.Url).ShouldBe((Text(author, "name"), Text(author, "email"), Text(author, "url")), id);
        entry.Keywords.SequenceEqual(List(manifest, "keywords").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)).ShouldBeTrue(id);
        (entry.EntryKind, entry.Category, entry.IconUrl).ShouldBe((EntryKind.UniversalCatalog, null, null), id);
        entry.Problems.ShouldBeEmpty(id);
        entry.Warnings.ShouldBeEmpty(id);
        entry.EffectiveTargetMetadata.ShouldBeEmpty(id);
    }

    private static void Targets(CatalogEntry entry, IReadOnlyList<string> authored)
    {
        string[] managed = [.. authored.Where(static target => target is "claude" or "codex-package").Order(StringComparer.Ordinal)];
        string[] apps = [.. managed.Select(static target => Lifecycle[target]).Order(StringComparer.Ordinal)];
        entry.AuthoredTargets.ShouldBe(authored.Order(StringComparer.Ordinal));
        entry.ManageableTargets.ShouldBe(managed);
        entry.PrimaryActionTargets.ShouldBe(managed);
        entry.AvailableAppTargets.ShouldBe(apps);
        entry.SupportedScopesByTarget.Keys.ShouldBe(apps);
        entry.SupportedScopesByTarget.Values.ShouldAllBe(static scopes => scopes.SequenceEqual(new[] { InstallScope.User, InstallScope.Project }));
        entry.TargetSupport.Select(static support => $"{support.Key} {support.Value.AuthoredTarget}").ShouldBe(managed.Select(static target => $"{Lifecycle[target]} {target}"), ignoreOrder: true);
        entry.TargetInstallability.Where(static row => row.Installable).Select(static row => row.AuthoredTarget).ShouldBe(managed);
        entry.TargetInstallability.Where(static row => row.ReasonCode == "unsupported_target").Select(static row => row.AuthoredTarget)
            .ShouldBe(authored.Except(managed, StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static void Places(CatalogEntry entry, string folder, string revision)
    {
        var id = entry.IntegrationId;
        var servers = Yaml(Path.Join(folder, "plugin", "mcp", "servers.yaml"));
        ((YamlMappingNode)servers["servers"]).Children.Count.ShouldBeGreaterThan(0, id);
        entry.Capabilities.ShouldBe(["mcp"], id);
        (entry.SourceRef, entry.SourceKind).ShouldBe(($"{Location}/plugins/{id}", "local_path"));
        entry.ManifestDigest.ShouldBe("sha256:" + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Join(folder, "plugin", "plugin.yaml")))), id);
        (entry.PackageDigest ?? string.Empty).ShouldStartWith("sha256:", Case.Sensitive, id);
        File.Exists(Path.Join(folder, "plugin", "README.md")).ShouldBeTrue(id);
        (entry.DetailKind, entry.DetailRef).ShouldBe(("authored_readme", $"plugins/{id}/plugin/README.md"));
        entry.ReadmeUrl.ShouldBe($"file://{Location}/plugins/{id}/plugin/README.md");
        entry.CatalogRevision.ShouldBe(revision);
    }

    private static YamlMappingNode Yaml(string path)
    {
        using var reader = File.OpenText(path);
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static string? Text(YamlMappingNode? mapping, string key) =>
        mapping is not null && mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? ((YamlScalarNode)value).Value : null;

    private static string[] List(YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? [.. ((YamlSequenceNode)value).Select(static item => ((YamlScalarNode)item).Value!)] : [];
}

public sealed class IndependentReadingTestsOnVirtualDisk() : IndependentReadingTests(DiskKind.Virtual);

public sealed class IndependentReadingTestsOnRealDisk() : IndependentReadingTests(DiskKind.Real);
