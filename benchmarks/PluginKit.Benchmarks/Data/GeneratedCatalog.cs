using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Benchmarks.Data;

/// <summary>A catalog of any size whose entries are as large as those of the real one (about 2 KB each as JSON). The same for every run.</summary>
internal static class GeneratedCatalog
{
    private static readonly string[] Topics = ["weather", "tickets", "documents", "payments", "calendar", "search", "monitoring", "design"];

    public static string IdOf(int index) => FormattableString.Invariant($"plugin-{index:D5}");

    public static CatalogDocument Of(int plugins) => new()
    {
        Format = DocumentFormats.Catalog,
        Source = new() { Kind = "bundled_snapshot", Revision = "0123456789abcdef0123456789abcdef01234567" },
        Entries = [.. Enumerable.Range(0, plugins).Select(Entry)],
    };

    private static CatalogEntry Entry(int index)
    {
        var id = IdOf(index);
        var topic = Topics[index % Topics.Length];
        var metadata = new TargetMetadata
        {
            HomepageUrl = $"https://example.org/{id}",
            RepositoryUrl = $"https://example.org/publisher-{index % 997}/{id}",
            License = "MIT",
            Keywords = [topic, "mcp", "automation"],
            Author = new() { Name = $"Publisher {index % 997}" },
        };
        return new()
        {
            IntegrationId = id,
            DisplayName = $"Plugin {index}",
            Description = $"Portable {topic} plugin number {index} for several clients. It brings tools that read and change {topic} where the user works, "
                + "with a short introduction, examples and a description of what leaves the machine.",
            Version = $"{index % 7}.{index % 13}.{index % 29}",
            AuthoredTargets = ["claude", "codex-package", "cursor", "gemini", "opencode"],
            ManageableTargets = ["claude", "codex"],
            PrimaryActionTargets = ["claude", "codex"],
            AvailableAppTargets = ["claude", "codex"],
            Keywords = [topic, "mcp", "automation", $"group-{index % 100}"],
            HomepageUrl = metadata.HomepageUrl,
            RepositoryUrl = metadata.RepositoryUrl,
            License = metadata.License,
            Author = metadata.Author,
            ReadmeUrl = $"https://example.org/{id}/readme",
            DetailKind = "readme",
            DetailRef = $"plugins/{id}/README.md",
            EffectiveTargetMetadata = new Dictionary<string, TargetMetadata>(StringComparer.Ordinal) { ["claude"] = metadata, ["codex"] = metadata },
            SupportedScopesByTarget = new Dictionary<string, IReadOnlyList<InstallScope>>(StringComparer.Ordinal)
            {
                ["claude"] = [InstallScope.User, InstallScope.Project],
                ["codex"] = [InstallScope.User, InstallScope.Project],
            },
            Capabilities = ["mcp", "skills"],
            SourceRef = $"github:example/plugins@v1.0.0//plugins/{id}",
            SourceKind = SourceKinds.GitHubRepositoryPath,
            PackageDigest = $"sha256:{index:x64}",
            ManifestDigest = $"sha256:{index + 1:x64}",
            CatalogRevision = "0123456789abcdef0123456789abcdef01234567",
            GeneratedByPluginKitVersion = "0.1.0",
        };
    }
}
