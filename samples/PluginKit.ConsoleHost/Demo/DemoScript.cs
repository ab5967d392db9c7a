using PluginKit.ConsoleHost.Commands;
using PluginKit.ConsoleHost.Composition;
using PluginKit.ConsoleHost.Output;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;

namespace PluginKit.ConsoleHost.Demo;

/// <summary>The steps of the demo. Each one asks the libraries, shows the answer, and checks that it says what the step announced.</summary>
internal sealed class DemoScript(CommandContext context, DemoHome home, DemoStage stage)
{
    private const string Plugin = "field-notes";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await stage.StepAsync($"Something is there already: a team's own plugin, installed with Claude Code{(context.Request.IsSimulated ? " (simulated)" : string.Empty)} itself", () => ForeignPlugin.InstallAsync(context, home, cancellationToken));
        var before = home.Files();
        await LookAsync(cancellationToken);
        await AddAsync(before, cancellationToken);
        await ChangeAsync(cancellationToken);
        await RemoveAsync(cancellationToken);
        await LookForLeftoversAsync(before, cancellationToken);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await stage.StepAsync("catalog: which universal plugins exist?", async () =>
        {
            var document = await context.Catalog.LoadAsync(new(), cancellationToken);
            context.Answers.Catalog(document);
            return Check.That(document.Ok && document.Entries.Count == 4 && document.Problems.Count == 0, "four valid plugins");
        });
        await stage.StepAsync("discover: which plugins sit in the clients?", async () => Foreign(await DiscoverAsync(cancellationToken)));
    }

    private async Task AddAsync(IReadOnlyDictionary<string, string> before, CancellationToken cancellationToken)
    {
        await stage.StepAsync($"add {Plugin}: the plan (nothing is written)", async () =>
        {
            var plan = await context.Lifecycle.PlanAddAsync(new() { Source = Source }, cancellationToken);
            context.Answers.Report(plan.Document);
            return Check.That(plan.IsApplicable && Same(before, home.Files()), "an applicable plan, and not a byte changed");
        });
        await stage.StepAsync($"add {Plugin} --apply", async () =>
        {
            var result = await ApplyAsync(await context.Lifecycle.PlanAddAsync(new() { Source = Source }, cancellationToken), cancellationToken);
            return Check.That(result.Outcome == Outcome.Applied, "applied on every target");
        });
        await stage.StepAsync("list and doctor: what is managed, and is it healthy?", async () =>
        {
            var doctor = await context.Lifecycle.DoctorAsync(new() { VerifyContent = true }, cancellationToken);
            context.Answers.Report(doctor);
            return Check.That(doctor is { Ok: true, IssueCount: 0, ManagedEntries.Count: 1 }, "one managed plugin without an issue");
        });
        await stage.StepAsync("discover again: what is managed is not reported as foreign", async () => Foreign(await DiscoverAsync(cancellationToken)));
        await stage.StepAsync("view: the page a user sees", async () => await ViewAsync(cancellationToken));
    }

    private async Task ChangeAsync(CancellationToken cancellationToken)
    {
        await stage.StepAsync($"disable {Plugin} --apply", async () =>
        {
            var result = await ApplyAsync(await context.Lifecycle.PlanDisableAsync(new() { IntegrationId = Plugin }, cancellationToken), cancellationToken);
            return Check.That(result.Report.Targets.All(static target => target.State == InstallState.Disabled), "switched off in every client");
        });
        await stage.StepAsync($"update {Plugin} --apply, after its source got a new version", async () =>
        {
            home.PublishUpdate(Plugin);
            var result = await ApplyAsync(await context.Lifecycle.PlanUpdateAsync(new() { IntegrationId = Plugin }, cancellationToken), cancellationToken);
            return Check.That(
                result.Outcome == Outcome.Applied && result.Report.ResolvedVersion == DemoHome.NewVersion && result.Report.Targets.All(static target => target.State == InstallState.Disabled),
                "the new version everywhere, and what was off stays off");
        });
        await stage.StepAsync($"enable {Plugin} --apply", async () =>
        {
            var result = await ApplyAsync(await context.Lifecycle.PlanEnableAsync(new() { IntegrationId = Plugin }, cancellationToken), cancellationToken);
            return Check.That(result.Report.Targets.All(static target => target.State == InstallState.Installed), "switched on again");
        });
    }

    private async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await stage.StepAsync($"repair {Plugin}: the plan", async () =>
        {
            var plan = await context.Lifecycle.PlanRepairAsync(new() { IntegrationId = Plugin }, cancellationToken);
            context.Answers.Report(plan.Document);
            return Check.That(plan.Document.ManagedEntries[0].Targets.All(static target => target.ActionClass == ActionClass.Noop), "nothing is broken");
        });
        await stage.StepAsync($"remove {Plugin} --apply", async () =>
        {
            var result = await ApplyAsync(await context.Lifecycle.PlanRemoveAsync(new() { IntegrationId = Plugin }, cancellationToken), cancellationToken);
            return Check.That(result.Outcome == Outcome.Applied, "removed from every target");
        });
    }

    private async Task LookForLeftoversAsync(IReadOnlyDictionary<string, string> before, CancellationToken cancellationToken)
    {
        await stage.StepAsync("Nothing is left behind, and the team's plugin is untouched", async () =>
        {
            var left = Leftovers.Between(before, home.Files());
            foreach (var path in left)
            {
                stage.Note(path);
            }

            var found = Foreign(await DiscoverAsync(cancellationToken, show: false));
            return left.Count == 0 ? found with { What = $"not a file left, and {found.What}" } : Check.That(false, $"{left.Count} file(s) left behind");
        });
    }

    private string Source => Path.Combine(home.Catalog, "plugins", Plugin);

    private async Task<ResultDocument> ApplyAsync(LifecyclePlan plan, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> consent = plan.Document.Consent is { NeedsConsent: true, Digest: { } digest } ? [digest] : [];
        foreach (var reviewed in consent)
        {
            stage.Note($"consent to what this plan runs: {reviewed}");
        }

        var result = await context.Lifecycle.ApplyAsync(plan, new() { Progress = context.Answers.Progress, Consent = consent }, cancellationToken);
        context.Answers.Result(result);
        return result;
    }

    private async Task<DiscoveryDocument> DiscoverAsync(CancellationToken cancellationToken, bool show = true)
    {
        var document = await context.Discovery.DiscoverAsync(new(), cancellationToken);
        if (show)
        {
            context.Answers.Discovery(document);
        }

        return document;
    }

    private async Task<Check> ViewAsync(CancellationToken cancellationToken)
    {
        var view = await PageCommands.RefreshAsync(context, cancellationToken);
        context.Answers.View(view);
        var kinds = view.Entries.Select(static entry => entry.EntryKind).ToList();
        return Check.That(
            view.Entries.Count == 5 && kinds[0] == EntryKind.UniversalInstalled && kinds[1] == EntryKind.NativeExternalInstalled && kinds[2] == EntryKind.UniversalAvailable,
            "installed first, then the team's own, then what is available");
    }

    private static Check Foreign(DiscoveryDocument document) => Check.That(
        document.Entries is [{ NativePluginId: "team-glossary@team-tools", ObservedState: var state }] && state == ObservedState.Active,
        "exactly the team's plugin, active");

    private static bool Same(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        before.Count == after.Count && before.All(pair => after.TryGetValue(pair.Key, out var digest) && string.Equals(digest, pair.Value, StringComparison.Ordinal));
}
