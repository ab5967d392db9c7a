using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>One mutation that fails at one place: what is reported against what is there, and what becomes of it when it is degraded.</summary>
internal sealed class OutcomeRun(OutcomeReference reference, FaultPlace place, List<string> failures)
{
    private static readonly ApplyOptions Now = new() { LockTimeout = TimeSpan.Zero };

    /// <summary>The outcome; <see langword="null"/> when the place is none of this run, because the step had nothing to do.</summary>
    public async Task<string?> CheckAsync(DiskKind kind, bool isWhole = false)
    {
        using var world = await reference.Scenario.ArrangeAsync(kind);
        var fault = new StepFault(world, place);
        using var process = fault.Open();
        var result = await process.Lifecycle.ApplyAsync(await reference.Scenario.PlanAsync(process), Now with { Progress = fault, AllOrNothing = isWhole });
        if (!fault.HasFired && place.What != FaultPlace.Nothing)
        {
            return null;
        }

        var now = TargetImages.Of(world);
        var verdict = reference.Oracle.Judge(now, OpenJournal(world) ?? fault.ClosedJournal);
        var reported = new DiskOracle.Verdict(
            result.Outcome.Value, result.Report.Targets.ToDictionary(static target => target.TargetId, static target => target.Outcome!.Value.Value, StringComparer.Ordinal), []);
        Note(reported.Told == verdict.Told, $"reported is {reported.Told}, the disk says {verdict.Told}: {Codes(result)}\n{WorldImage.Difference(reference.Before.Whole, now.Whole)}");
        CheckWhole(verdict, now, world, result);
        if (result.Outcome == Outcome.Degraded)
        {
            await CheckExplainedAsync(process);
            await CheckMendedAsync(world);
        }

        return verdict.Outcome;
    }

    /// <summary>What belongs to no target is as before or as after, too, and what is left over is told.</summary>
    private void CheckWhole(DiskOracle.Verdict verdict, TargetImages now, World world, ResultDocument result)
    {
        if (verdict.Outcome is "rolled_back" or "failed")
        {
            var difference = WorldImage.Difference(reference.Before.Whole, now.Whole);
            Note(difference.Length == 0, $"{verdict.Outcome}, but\n{difference}");
        }

        if (verdict.Outcome == "applied" && verdict.Leftovers.Count == 0)
        {
            var difference = WorldImage.Difference(reference.After.Whole, now.Whole);
            Note(difference.Length == 0 || place.What == FaultPlace.Discard, $"applied, but\n{difference}");
        }

        var told = result.Problems.Concat(result.Report.Targets.SelectMany(static target => target.Problems))
            .Where(static problem => problem is { Code: ProblemCodes.LeftoverFiles, Path: not null })
            .Select(problem => Path.GetRelativePath(world.Root, problem.Path!)).ToList();
        foreach (var line in verdict.Leftovers.Concat(place.What == FaultPlace.Discard ? now.Whole.Except(reference.After.Whole) : []).Select(static line => line.Split(" = ")[0].TrimEnd('/')))
        {
            Note(told.Exists(path => line.StartsWith(path, StringComparison.Ordinal) || path.StartsWith(line, StringComparison.Ordinal)), $"nobody is told that '{line}' is left over");
        }
    }

    /// <summary>While the cause is there, doctor, recovery and a repair name what stands in the way: code and path (R-06).</summary>
    private async Task CheckExplainedAsync(World broken)
    {
        var doctor = await broken.Lifecycle.DoctorAsync(new());
        Note(doctor.OpenOperations is [{ Status: "degraded" }], $"doctor shows {string.Join(", ", doctor.OpenOperations.Select(static open => open.Status))}");
        var open = doctor.Problems.FirstOrDefault(static problem => problem.Code == ProblemCodes.OperationOpen);
        Note(open?.Details?.GetValueOrDefault("left") is { } left && Names(left), $"doctor does not say what is left: {open} {open?.Details?.GetValueOrDefault("left")}");

        var recovered = await broken.Lifecycle.RecoverAsync(Now);
        var errors = recovered.Problems.Where(static problem => problem.IsError).ToList();
        Note(recovered.Outcome == Outcome.Degraded && errors.Count > 0 && errors.TrueForAll(problem => problem.Path is { } path && Names(path)), $"recovery says {recovered.Outcome}: {string.Join("; ", recovered.Problems.Select(static problem => $"{problem} [{problem.Path}]"))}");

        var plan = await broken.Lifecycle.PlanRepairAsync(new() { IntegrationId = "notes" });
        if (!plan.IsApplicable)
        {
            // An add whose record is not there, or whose files are not to be had: the plan says so itself.
            var why = plan.Document.Problems.Concat(plan.Document.ManagedEntries.SelectMany(static entry => entry.Targets).SelectMany(static target => target.Problems)).ToList();
            Note(why.Exists(static problem => problem.IsError), "a repair is blocked and does not say why");
            return;
        }

        var repaired = await broken.Lifecycle.ApplyAsync(plan, Now);
        var blocking = repaired.Problems.FirstOrDefault(static problem => problem.Code == ProblemCodes.OperationOpen);
        Note(repaired.Outcome == Outcome.Failed && blocking is { Path: { } where } && Names(where) && blocking.Details?.ContainsKey("code") == true, $"a repair came to {repaired.Outcome}: {Codes(repaired)}");
    }

    /// <summary>Once the cause is gone, recovery and repair bring every target to what was before or to what was wanted, and doctor is content.</summary>
    private async Task CheckMendedAsync(World world)
    {
        using var next = world.Reopen();
        var recovered = await next.Lifecycle.RecoverAsync(Now);
        Note(recovered.Outcome == Outcome.Applied, $"recovery says {recovered.Outcome}: {string.Join("; ", recovered.Problems)}");
        var issues = await IssuesAsync(next);
        if (issues.Count > 0)
        {
            var repaired = await next.Lifecycle.ApplyAsync(await next.Lifecycle.PlanRepairAsync(new() { IntegrationId = "notes" }), Now);
            Note(repaired.Outcome == Outcome.Applied, $"repair came to {repaired.Outcome}: {Codes(repaired)}");
            issues = await IssuesAsync(next);
        }

        if (issues.Count > 0)
        {
            // A repair never upgrades: a target that did not follow the others is named, with the way out.
            Note(issues.TrueForAll(static problem => problem is { Code: ProblemCodes.TargetOutdated, NextStep: not null }), $"after a repair doctor says {string.Join("; ", issues)}");
            var updated = await next.Lifecycle.ApplyAsync(await next.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" }), Now);
            issues = await IssuesAsync(next);
            Note(updated.Outcome == Outcome.Applied && issues.Count == 0, $"update came to {updated.Outcome}: {Codes(updated)}; doctor says {string.Join("; ", issues)}");
        }

        var end = TargetImages.Of(world);
        foreach (var target in reference.Targets)
        {
            Note(IsSame(end[target], reference.Before[target], target) || IsSame(end[target], reference.After[target], target), $"in the end {target} is neither as before nor as after\n{WorldImage.Difference(reference.After[target], end[target])}\nbefore:\n{WorldImage.Difference(reference.Before[target], end[target])}");
        }
    }

    /// <summary>
    /// A receipt says when and from which revision a target came, so it tells of the detour. A client's folder that its program made and could not delete while our file
    /// was in it stays empty.
    /// </summary>
    private static bool IsSame(IReadOnlyList<string> end, IReadOnlyList<string> wanted, string target)
    {
        IEnumerable<string> Lasting(IReadOnlyList<string> image) =>
            image.Where(line => line != $"home/.{target}/" && !line.StartsWith("receipt: {", StringComparison.Ordinal));
        return Lasting(end).SequenceEqual(Lasting(wanted));
    }

    private static async Task<List<Problem>> IssuesAsync(World world)
    {
        var doctor = await world.Lifecycle.DoctorAsync(new() { VerifyContent = true });
        var all = doctor.Problems.Concat(doctor.ManagedEntries.SelectMany(static entry => entry.Problems.Concat(entry.Targets.SelectMany(static target => target.Problems)))).ToList();
        return doctor.IssueCount == 0 ? [] : [.. all.Where(static problem => problem.IsError || problem.NextStep is not null)];
    }

    private bool Names(string path) => path.Contains(place.Target, StringComparison.Ordinal);

    private static string Codes(ResultDocument result) => string.Join(
        "; ", result.Problems.Concat(result.Report.Targets.SelectMany(static target => target.Problems)).Select(static problem => $"{problem.Code} {problem.Message} [{problem.Path}]"));

    private static string? OpenJournal(World world) => world.Disk.Stat(world.Operations) is null ? null : world.Disk.List(world.Operations)
        .Select(static folder => Path.Combine(folder.Path, "journal.jsonl"))
        .Where(path => world.Disk.Stat(path) is not null)
        .Select(world.Read)
        .FirstOrDefault();

    private void Note(bool holds, string what)
    {
        if (!holds)
        {
            failures.Add($"{reference.Scenario.Operation} of {reference.Targets.Count}, {place}: {what}");
        }
    }
}
