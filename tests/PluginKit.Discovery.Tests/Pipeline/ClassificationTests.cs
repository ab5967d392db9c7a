using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Tests.Worlds;
using PluginKit.Tests.Disks;

namespace PluginKit.Discovery.Tests.Pipeline;

/// <summary>What is said about an entry besides who it is, and about the client as a whole.</summary>
public abstract class ClassificationTests(DiskKind kind) : DiskSuite(kind)
{
    [Theory]
    [InlineData("", null, null)]
    [InlineData("user+", null, null)]
    [InlineData("user+!", true, null)]
    [InlineData("managed-! local+ user+", false, true)]
    [InlineData("local+ project+!", true, null)]
    [InlineData("local+! project? user-", true, false)]
    [InlineData("local-! project+x user+", false, true)]
    [InlineData("local-! project+x", false, null)]
    public async Task The_deciding_place_says_whether_it_is_on_and_the_next_that_is_read_what_would_be_so(string layers, bool? enabled, bool? ifUnset)
    {
        var entry = await Entry(Seen.Plugin("notes") with { State = ObservedState.Degraded, Enablement = [.. layers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Layer)] });

        entry.Enabled.ShouldBe(enabled);
        entry.EnabledIfUnset.ShouldBe(ifUnset);
        entry.Enablement.Select(static layer => layer.Scope.Value).ShouldBe(layers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static layer => layer.TrimEnd('+', '-', '?', '!', 'x')));
    }

    [Fact]
    public async Task What_is_said_to_run_and_to_be_off_is_not_called_active()
    {
        var entry = await Entry(Seen.Plugin("notes") with { Enablement = [Layer("user-!")] });

        entry.ObservedState.ShouldBe(ObservedState.Degraded);
        entry.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.EvidenceContradicts);
        entry.Warnings.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("user", "", "", false)]
    [InlineData("project", "/real/repo", "", true)]
    [InlineData("project", "/other", "", false)]
    [InlineData("project,user", "/other,/repo", "", true)]
    [InlineData("local", "", "", true)]
    [InlineData("user", "", "project+", true)]
    [InlineData("user", "", "project?", false)]
    [InlineData("project", "/repo-root", "", true)]
    public async Task An_entry_that_concerns_the_workspace_carries_its_root_as_it_was_asked_for(string scopes, string projects, string layer, bool concerns)
    {
        var world = new DiscoveryWorld(NewDisk());
        world.Disk.AddDirectory("/real/repo").AddLink("/repo", "/real/repo");
        world.Scanners.Add(new ScriptedScanner("claude", _ => new()
        {
            Roots = new() { NativeTarget = "whatever", ConfigRoot = "/home/user/.claude", EffectiveNativeRoot = "/repo-root", EffectiveNativeRootReason = "repository_root", WorkspaceRoot = "/wrong" },
            Candidates =
            [
                Seen.Plugin("notes") with
                {
                    Scopes = [.. scopes.Split(',').Select(InstallScope.From)],
                    ProjectRoots = projects.Split(',', StringSplitOptions.RemoveEmptyEntries),
                    Enablement = [.. layer.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Layer)],
                },
            ],
        }));

        var document = await world.DiscoverAsync(new() { WorkspaceRoot = "/repo/" });

        document.Entries.ShouldHaveSingleItem().WorkspaceRoot.ShouldBe(concerns ? "/repo/" : null);
        var roots = document.NativeRoots.ShouldHaveSingleItem();
        (roots.NativeTarget, roots.WorkspaceRoot, roots.EffectiveNativeRoot).ShouldBe(("claude", "/repo/", "/repo-root"));
        (await world.DiscoverAsync()).Entries.ShouldHaveSingleItem().WorkspaceRoot.ShouldBeNull();
    }

    [Fact]
    public async Task Findings_are_ordered_named_by_target_and_clean()
    {
        var world = new DiscoveryWorld(NewDisk());
        world.Scanners.Add(new ScriptedScanner("codex", static _ => new() { Findings = [Problem.Of(ProblemCodes.OrphanedCache, "z", "/b"), Problem.Of(ProblemCodes.StaleToggle, "\u001b[2Jhttps://me:secret@host/x?token=1 y", "/a")] }));
        world.Scanners.Add(new ScriptedScanner("claude", static _ => new() { Findings = [Problem.Of(ProblemCodes.DanglingRecord, "x", "/c") with { Details = new Dictionary<string, string> { ["source"] = "https://me:secret@host/x" } }] }));

        var document = await world.DiscoverAsync();

        document.Findings.Select(static finding => (finding.TargetId, finding.Code, finding.Message)).ShouldBe(
            [("claude", ProblemCodes.DanglingRecord, "x"), ("codex", ProblemCodes.StaleToggle, "[2Jhttps://host/x y"), ("codex", ProblemCodes.OrphanedCache, "z")]);
        document.Findings[0].Details!["source"].ShouldBe("https://host/x");
        document.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("claude", "/home/user/.claude/plugins/cache/integrationctl-context7/context7/1.0.0", null, true)]
    [InlineData("claude", "/home/user/.claude/settings.json", "context7@integrationctl-context7", true)]
    [InlineData("claude", "/home/user/.plugin-kit-ai/materialized/claude/context7/g", null, true)]
    [InlineData("claude", "/home/user/.claude/settings.json", "context7@team", false)]
    [InlineData("claude", "/home/user/.claude/settings.json", "member enabledPlugins.context7@integrationctl-context7", true)]
    [InlineData("claude", "/home/user/.claude/settings.json", "member integrationctl-context7", true)]
    [InlineData("claude", "/home/user/.claude/settings.json", "member enabledPlugins.context7@team", false)]
    [InlineData("claude", "/home/user/.claude/plugins/cache/team/context7/1.0.0", null, false)]
    [InlineData("codex", "/home/user/.codex/plugins/cache/integrationctl-context7/context7/1.0.0", null, false)]
    public async Task A_finding_about_what_is_managed_is_left_to_doctor(string target, string path, string? id, bool isManaged)
    {
        var finding = Problem.Of(ProblemCodes.OrphanedCache, "It lies about.", path) with
        {
            Details = id?.Split(' ') switch
            {
                null => null,
                [var only] => new Dictionary<string, string> { [FindingDetails.NativePluginId] = only },
                [var name, .. var rest] => new Dictionary<string, string> { [name] = rest[0] },
                _ => throw new ArgumentException("What is it about?", nameof(id)),
            },
        };
        var world = new DiscoveryWorld(NewDisk());
        world.Scanners.Add(new ScriptedScanner(target, _ => new() { Findings = [finding] }));
        world.Managed.Add(Seen.Managed("context7", nativeRef: "context7@integrationctl-context7", marketplace: "integrationctl-context7") with
        {
            OwnedNativeObjects = [Seen.Owned(NativeObjectKinds.ManagedMarketplaceRoot, "/home/user/.plugin-kit-ai/materialized/claude/context7")],
        });

        (await world.DiscoverAsync()).Findings.Count.ShouldBe(isManaged ? 0 : 1);
    }

    [Fact]
    public async Task Secrets_in_evidence_and_layers_are_not_shown()
    {
        var entry = await Entry(Seen.Plugin("notes") with
        {
            IdentityEvidence = ["marketplace=git:https://me:secret@host/x?token=secret"],
            Enablement = [Layer("user+!") with { Key = "a\u202Eb", IgnoredReason = "c\u0007" }],
            Problems = [Problem.Of(ProblemCodes.ClientFileCorrupt, "https://secret@host is broken.")],
        });

        entry.IdentityEvidence.ShouldBe(["marketplace=git:https://host/x"]);
        (entry.Enablement[0].Key, entry.Enablement[0].IgnoredReason).ShouldBe(("ab", "c"));
        entry.Problems[0].Message.ShouldBe("https://host is broken.");
    }

    private async Task<DiscoveryEntry> Entry(NativeCandidate native) => (await new DiscoveryWorld(NewDisk()).Sees("claude", native).DiscoverAsync()).Entries.ShouldHaveSingleItem();

    // scope, then + - or ? for what it says, ! when it decides, x when it is not read.
    private static EnablementLayer Layer(string text) => new()
    {
        Scope = InstallScope.From(text.TrimEnd('+', '-', '?', '!', 'x')),
        Path = "/home/user/.claude/settings.json",
        Key = "enabledPlugins",
        Enabled = text.Contains('+', StringComparison.Ordinal) ? true : text.Contains('-', StringComparison.Ordinal) ? false : null,
        Decides = text.Contains('!', StringComparison.Ordinal),
        IgnoredReason = text.EndsWith('x') ? "project_untrusted" : null,
    };
}

public sealed class ClassificationTestsOnVirtualDisk() : ClassificationTests(DiskKind.Virtual);

public sealed class ClassificationTestsOnRealDisk() : ClassificationTests(DiskKind.Real);
