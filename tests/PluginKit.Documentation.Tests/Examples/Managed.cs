using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Leases;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Support;

namespace PluginKit.Documentation.Tests.Examples;

internal static class Managed
{
    public static async Task RunAsync(IProgress<LifecycleProgress> progress, CancellationToken cancellationToken)
    {
        // snippet: lifecycle-register
        await using var services = new ServiceCollection()
            .AddPluginKitLifecycle(options => options.LockTimeout = TimeSpan.FromSeconds(30))
            .AddPluginKitClaude()
            .AddPluginKitCodex()
            .BuildServiceProvider();
        var lifecycle = services.GetRequiredService<IPluginLifecycle>();
        // end snippet

        // snippet: lifecycle-apply
        var plan = await lifecycle.PlanAddAsync(new() { Source = "/work/plugins/notes" }, cancellationToken);
        Console.WriteLine(plan.Document.Summary);
        if (plan.IsApplicable)
        {
            IReadOnlyList<string> consent = plan.Document.Consent is { Digest: { } digest } ? [digest] : [];
            var result = await lifecycle.ApplyAsync(plan, new() { Progress = progress, Consent = consent }, cancellationToken);
            Console.WriteLine($"{result.Outcome}: {result.Report.Summary}");
        }
        // end snippet

        // snippet: lifecycle-saved
        byte[] saved = plan.Save();

        // Later, in another process: the bytes say what was reviewed, and are trusted with nothing else.
        var opened = lifecycle.OpenPlan(saved, "notes.plan.json");
        if (opened.Plan is { } reviewed)
        {
            var result = await lifecycle.ApplyAsync(reviewed, new() { Consent = [reviewed.Document.Consent?.Digest ?? string.Empty] }, cancellationToken);
            Console.WriteLine(result.Problems.Count == 0 ? result.Report.Summary : result.Problems[0].Message);
        }
        // end snippet

        // snippet: lifecycle-change
        var update = await lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }, cancellationToken);
        var repair = await lifecycle.PlanRepairAsync(new() { IntegrationId = "notes" }, cancellationToken);
        var disable = await lifecycle.PlanDisableAsync(new() { IntegrationId = "notes", Targets = ["claude"] }, cancellationToken);
        foreach (var target in repair.Document.ManagedEntries.SelectMany(entry => entry.Targets))
        {
            Console.WriteLine($"{target.TargetId}: {target.ActionClass} {target.Summary}");
        }
        // end snippet

        // snippet: lifecycle-many
        var outdated = await lifecycle.OutdatedAsync(new(), cancellationToken);
        var ids = outdated.ManagedEntries.Where(entry => entry.UpdateAvailable == true).Select(entry => entry.IntegrationId).ToList();
        var many = await lifecycle.PlanUpdateManyAsync(new() { IntegrationIds = ids }, cancellationToken);
        var all = await lifecycle.ApplyAsync(many, cancellationToken: cancellationToken);
        foreach (var report in all.Reports)
        {
            Console.WriteLine($"{report.IntegrationId}: {report.Outcome} {report.Summary}");
        }
        // end snippet

        // snippet: lifecycle-ask
        var list = await lifecycle.ListAsync(new(), cancellationToken);
        var doctor = await lifecycle.DoctorAsync(new() { VerifyContent = true }, cancellationToken);
        // end snippet

        var leases = services.GetRequiredService<IGenerationLeases>();
        // snippet: lifecycle-lease
        await using var lease = await leases.HoldAsync(new() { IntegrationId = "notes" }, cancellationToken);
        foreach (var folder in lease.Paths)
        {
            Console.WriteLine(folder);
        }
        // end snippet

        // snippet: lifecycle-follow
        var followed = await lifecycle.PlanUpdateAsync(
            new() { IntegrationId = "notes", Progress = progress, TimeLimit = TimeSpan.FromSeconds(60) }, cancellationToken);
        if (followed.Document.Problems.FirstOrDefault(problem => problem.Code == ProblemCodes.TimedOut) is { } late)
        {
            Console.WriteLine($"{late.Message} ({late.Details!["stage"]})");
        }
        // end snippet

        // snippet: lifecycle-diagnose
        var log = await services.GetRequiredService<IOperationLog>().ReadLastAsync(20, cancellationToken);
        foreach (var entry in log.Entries)
        {
            Console.WriteLine($"{entry.EndedAt:u} {entry.Operation} {entry.IntegrationId}: {entry.Outcome}");
        }

        await using var file = File.Create("/tmp/support.zip");
        await services.GetRequiredService<ISupportBundle>().WriteAsync(file, cancellationToken: cancellationToken);
        // end snippet
        Console.WriteLine($"{list.Summary} {doctor.Summary} {update.Document.Summary} {disable.Document.Summary}");
    }
}
