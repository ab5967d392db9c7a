using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;
using static PluginKit.Adapters.Claude.Tests.Support.ClaudeStage;

namespace PluginKit.Adapters.Claude.Tests.Scanning;

/// <summary>Policies against plugins of others; every row was measured with the real client and a policy file in place.</summary>
public abstract class PolicyScanTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Policy = "/etc/claude-code/managed-settings.json";
    private const string Directory = """{"source": "directory", "path": "/w/ext/mk"}""";
    private const string Clone = """{"source": "git", "url": "https://Git.Example.com/a/b.git", "ref": "main"}""";
    private const string GitHub = """{"source": "github", "repo": "Acme/Tools"}""";

    [Theory]
    [InlineData("""{"blockedMarketplaces": [D]}""", "blockedMarketplaces")]
    [InlineData("""{"blockedMarketplaces": [{"source": "pathPattern", "pathPattern": ".*"}]}""", "blockedMarketplaces")]
    [InlineData("""{"blockedMarketplaces": [D], "strictKnownMarketplaces": [D]}""", "blockedMarketplaces")]
    [InlineData("""{"blockedMarketplaces": [5, D]}""", null)]
    [InlineData("""{"blockedMarketplaces": "x"}""", null)]
    [InlineData("""{"strictKnownMarketplaces": []}""", "strictKnownMarketplaces")]
    [InlineData("""{"strictKnownMarketplaces": [5]}""", null)]
    [InlineData("""{"strictKnownMarketplaces": [{"source": "zz"}]}""", null)]
    [InlineData("""{"strictKnownMarketplaces": [{"source": "directory"}]}""", null)]
    [InlineData("""{"strictKnownMarketplaces": null}""", null)]
    [InlineData("""{"strictKnownMarketplaces": [], "enabledPlugins": {"a@b": "x"}}""", "strictKnownMarketplaces")]
    [InlineData("""{"strictKnownMarketplaces": [], "permissions": 5}""", "strictKnownMarketplaces")]
    [InlineData("""{"strictKnownMarketplaces": [{"source": "file", "path": "/w/ext/mk"}]}""", "strictKnownMarketplaces")]
    [InlineData("""{"strictKnownMarketplaces": [{"source": "directory", "path": "/w/ext/mk/"}]}""", "strictKnownMarketplaces")]
    [InlineData("""{"strictKnownMarketplaces": [{"source": "hostPattern", "hostPattern": ".*"}]}""", "strictKnownMarketplaces")]
    [InlineData("""{"strictKnownMarketplaces": [{"source": "pathPattern", "pathPattern": "ext/mk$"}]}""", null)]
    [InlineData("""{"allowedMarketplaces": []}""", null)]
    [InlineData("""{"enabledPlugins": {"alpha@mk": false}}""", "enabledPlugins")]
    [InlineData("""{"enabledPlugins": {"alpha@mk": ["1"]}}""", "enabledPlugins")]
    [InlineData("""{"enabledPlugins": {"alpha@mk": false, "zz@mk": 5}}""", null)]
    public async Task A_directory_is_blocked_as_the_client_blocks_it(string policy, string? key)
    {
        var stage = new ClaudeStage(NewDisk());
        stage.AddForeign();
        stage.Write(Policy, policy.Replace("[D]", $"[{Directory}]", StringComparison.Ordinal).Replace(" D]", $" {Directory}]", StringComparison.Ordinal));

        await ShouldSayAsync(stage, key);
    }

    [Theory]
    [InlineData(Clone, true, true)]
    [InlineData("""{"source": "git", "url": "HTTPS://git.example.com/a/b.git", "ref": "main"}""", true, true)]
    [InlineData("""{"source": "git", "url": "https://git.example.com/a/b.git"}""", false, true)]
    [InlineData("""{"source": "git", "url": "https://Git.Example.com/a/b", "ref": "main"}""", false, false)]
    [InlineData("""{"source": "git", "url": "https://Git.Example.com/a/b.git", "ref": "dev"}""", false, false)]
    [InlineData("""{"source": "git", "url": "https://git.example.com/A/b.git", "ref": "main"}""", false, false)]
    [InlineData("""{"source": "git", "url": "git@git.example.com:a/b.git"}""", false, false)]
    [InlineData("""{"source": "url", "url": "https://Git.Example.com/a/b.git"}""", false, false)]
    [InlineData("""{"source": "hostPattern", "hostPattern": "^git\\.example\\.com$"}""", true, true)]
    public Task A_clone_is_allowed_and_blocked_by_different_rules(string entry, bool allows, bool blocks) => ShouldFollowAsync(Clone, entry, allows, blocks);

    [Theory]
    [InlineData(GitHub, true, true)]
    [InlineData("""{"source": "github", "repo": "acme/tools"}""", false, false)]
    [InlineData("""{"source": "github", "repo": "Acme/*"}""", false, false)]
    [InlineData("""{"source": "github", "repo": "Acme/Tools", "ref": "x"}""", false, false)]
    [InlineData("""{"source": "git", "url": "https://github.com/Acme/Tools.git"}""", false, true)]
    [InlineData("""{"source": "hostPattern", "hostPattern": "^github\\.com$"}""", true, true)]
    public Task A_repository_is_allowed_and_blocked_by_different_rules(string entry, bool allows, bool blocks) => ShouldFollowAsync(GitHub, entry, allows, blocks);

    [Theory]
    [InlineData("""{"strictKnownMarketplaces": []}""", ActivationBlocked)]
    [InlineData("""{"blockedMarketplaces": [{"source": "skills-dir"}]}""", ActivationBlocked)]
    [InlineData("""{"enabledPlugins": {"hello@skills-dir": false}}""", ActivationBlocked)]
    [InlineData("""{"strictKnownMarketplaces": [{"source": "skills-dir"}]}""", "none")]
    public async Task Skills_folders_are_under_the_policy_too(string policy, string hint)
    {
        var stage = new ClaudeStage(NewDisk());
        stage.Write($"{Home}/.claude/skills/hello/.claude-plugin/plugin.json", """{"name": "hello"}""");
        stage.Write(Policy, policy);

        var hello = (await ScanAsync(stage)).Candidates.Single();

        hello.ActivationHint.Value.ShouldBe(hint);
        hello.IdentityEvidence.ShouldContain(hint == "none" ? "loaded=true" : "loaded=false");
    }

    private const string ActivationBlocked = "blocked_by_policy";

    private async Task ShouldFollowAsync(string source, string entry, bool allows, bool blocks)
    {
        foreach (var (list, blocked) in new[] { ("strictKnownMarketplaces", !allows), ("blockedMarketplaces", blocks) })
        {
            var stage = new ClaudeStage(NewDisk());
            stage.AddForeign();
            stage.Write(Known, $$"""{"mk": {"source": {{source}}, "installLocation": "/w/ext/mk", "lastUpdated": "t"} }""");
            stage.Write(Policy, $$"""{"{{list}}": [{{entry}}]}""");

            await ShouldSayAsync(stage, blocked ? list : null);
        }
    }

    private static async Task ShouldSayAsync(ClaudeStage stage, string? key)
    {
        var alpha = (await ScanAsync(stage)).Candidates.Single();

        alpha.State.ShouldBe(key is null ? ObservedState.Active : ObservedState.Degraded, string.Join(' ', alpha.IdentityEvidence));
        if (key is not null)
        {
            alpha.IdentityEvidence.ShouldContain($"policy={Policy}#{key}");
            alpha.Problems.ShouldContain(problem => problem.Code == ProblemCodes.ManagedPolicyBlock && problem.Path == Policy && problem.Details!["member"] == key);
        }
    }

    private static async Task<NativeScan> ScanAsync(ClaudeStage stage) => await new ClaudeScanner().ScanAsync(stage.Context(Project), CancellationToken.None);
}

public sealed class PolicyScanTestsOnVirtualDisk() : PolicyScanTests(DiskKind.Virtual);

public sealed class PolicyScanTestsOnRealDisk() : PolicyScanTests(DiskKind.Real);
