using System.IO.Abstractions;
using System.Text.Json.Nodes;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;
using PluginKit.Tests.Machine;

namespace PluginKit.Catalog.Tests.Corpus;

/// <summary>The marketplaces that three clients really publish: every entry is there, and each can be installed or says why not.</summary>
public sealed class RealMarketplaceTests
{
    [SharedDataTheory("marketplaces")]
    [InlineData("claude-plugins-official.json", "claude_marketplace", "claude", 286, "marketplace_entry_unchecked 233, source_not_found 53")]
    [InlineData("openai-plugins.json", "codex_marketplace", "codex-package", 180, "source_not_found 180")]
    [InlineData("cursor-plugins.json", "cursor_marketplace", "cursor", 25, "unsupported_target 25")]
    public void Every_entry_is_there_with_its_words_and_can_be_installed_or_says_why_not(string file, string kind, string target, int count, string reasons)
    {
        var path = Path.Join(SharedData.Folder("marketplaces"), file);
        using var world = new CatalogWorld(Disk(), path, withSources: true);

        var document = world.Load();

        document.Ok.ShouldBeTrue();
        document.Problems.ShouldBeEmpty();
        document.Source.Kind.ShouldBe(kind);
        document.Entries.Count.ShouldBe(count);
        var published = JsonNode.Parse(File.ReadAllText(path))!["plugins"]!.AsArray().ToDictionary(static plugin => plugin!["name"]!.GetValue<string>(), static plugin => plugin!.AsObject());
        published.Count.ShouldBe(count);
        foreach (var entry in document.Entries)
        {
            Agrees(entry, published[entry.IntegrationId], target);
        }

        // What a user could install into, each entry once.
        document.Entries.Select(static entry => entry.TargetInstallability.Single(static row => row.Scopes.Contains(InstallScope.User)))
            .GroupBy(static row => row.ReasonCode ?? "installable", static (code, rows) => $"{code} {rows.Count()}").Order().ShouldBe(reasons.Split(", "));
        document.Entries.ShouldAllBe(static entry => InstallScope.Known.All(scope => entry.TargetInstallability.Count(row => row.Scopes.Contains(scope)) == 1));
    }

    [SharedDataFact("marketplaces", And = "universal-plugins")]
    public void Together_with_the_universal_plugins_nothing_is_lost()
    {
        var folder = SharedData.Folder("marketplaces")!;
        using var world = new CatalogWorld(Disk(), SharedData.UniversalPlugins, options =>
        {
            options.Origins.Add(CatalogOrigin.At("claude", Path.Join(folder, "claude-plugins-official.json")));
            options.Origins.Add(CatalogOrigin.At("codex", Path.Join(folder, "openai-plugins.json")));
            options.Origins.Add(CatalogOrigin.At("cursor", Path.Join(folder, "cursor-plugins.json")));
        });

        var document = world.Load();

        document.Entries.Sum(static entry => 1 + entry.Alternatives.Count).ShouldBe(29 + 286 + 180 + 25);
        document.Entries.Count(static entry => entry.AvailableAppTargets.Count > 0).ShouldBe(29);
        document.Entries.Where(static entry => entry.AvailableAppTargets.Count > 0).ShouldAllBe(static entry => entry.Origin!.Id == "catalog");
        document.Entries.Where(static entry => entry.AvailableAppTargets.Count == 0).ShouldAllBe(static entry => entry.Problems.Any(static problem => problem.IsError));
        document.Entries.Count(static entry => entry.Alternatives.Count > 0).ShouldBeGreaterThan(0);
    }

    private static void Agrees(CatalogEntry entry, JsonObject published, string target)
    {
        string? Text(string member) => published[member]?.GetValue<string>();

        entry.AuthoredTargets.ShouldBe([target]);
        entry.Description.ShouldBe(Text("description") ?? string.Empty);
        entry.DisplayName.ShouldBe(Text("displayName") ?? entry.IntegrationId);
        entry.Version.ShouldBe(Text("version") ?? string.Empty);
        entry.Category.ShouldBe(Text("category"));
        entry.HomepageUrl.ShouldBe(Text("homepage"));
        entry.Author?.Name.ShouldBe(published["author"]?["name"]?.GetValue<string>());
        entry.Warnings.ShouldBeEmpty();
        entry.AvailableAppTargets.ShouldBeEmpty();

        // The files lie here without the folders that they speak of; what is elsewhere would have to be fetched.
        var isHere = published["source"] is JsonValue || published["source"]!["source"]!.GetValue<string>() == "local";
        var reason = entry.Problems[0];
        (reason.Code, reason.IsError).ShouldBe((isHere ? ProblemCodes.SourceNotFound : ProblemCodes.MarketplaceEntryUnchecked, true), entry.IntegrationId);
        entry.SourceRef.ShouldNotBeEmpty();
        if (!isHere && published["source"]!["sha"]?.GetValue<string>() is { } commit)
        {
            entry.SourceRef.ShouldContain(commit);
        }
    }

    private static FileSystemDisk Disk() => new(new FileSystem(), NativeDisk.ForThisMachine());
}
