using System.Globalization;
using PluginKit.ConsoleHost.Output.Readmes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using Spectre.Console;

namespace PluginKit.ConsoleHost.Output;

/// <summary>Prints the mixed page, what differs between two of them, and the details of one card. Every word comes from the document; nothing is worked out here.</summary>
internal sealed class PageWriter(LineWriter lines)
{
    public void View(ViewDocument document)
    {
        var table = ReportRows.Table("Plugin", "Kind", "Labels", "Installed", "Health", "Actions");
        foreach (var entry in document.Entries)
        {
            table.AddRow(
                $"[bold]{Shown.Cut(entry.DisplayName, 40)}[/]",
                Shown.Safe(Wording.Of(entry.EntryKind.Value)),
                Shown.List(entry.Labels),
                lines.Client(string.Join(", ", entry.InstalledTargets.Count > 0 ? entry.InstalledTargets : entry.NativeTarget is { } native ? [native] : [])),
                entry.HealthState is { } health ? ReportRows.Health(health) : entry.ObservedState is { } state ? DiscoveryLines.Observed(state, entry.ActivationHint ?? ActivationHint.None) : "-",
                Shown.Safe(Wording.Of(entry.AllowedActions)));
        }

        lines.Finish(document, table, document.Entries.Count, document.Summary);
    }

    public void Change(ViewChangeDocument document)
    {
        foreach (var line in ViewChangeLines.Of(document))
        {
            lines.Line(line);
        }

        lines.Finish(document, new(), rows: 0, document.Summary);
    }

    public void Detail(DetailDocument document)
    {
        if (document.ViewEntry is { } entry)
        {
            lines.Line($"[bold]{Shown.Safe(entry.DisplayName)}[/] {Shown.Safe(entry.Version)}  [dim]{Shown.List(entry.Labels)}[/]");
            lines.Line(Shown.Safe(entry.Description));
            lines.Line($"targets: {Shown.List(entry.SupportedTargets)}   installed: {Shown.List(entry.InstalledTargets)}   actions: {Shown.Safe(Wording.Of(entry.AllowedActions))}");
            lines.Line($"homepage: {Shown.Safe(entry.HomepageUrl)}   repository: {Shown.Safe(entry.RepositoryUrl)}");
            Freshness(entry);
            Reasons(entry);
        }

        foreach (var target in document.Targets)
        {
            var state = target.Managed is { } managed ? $"{Shown.Safe(managed.State?.Value)} {Shown.Safe(managed.HealthState?.Value)}" : target.Supported ? "can be installed" : "cannot be installed";
            lines.Line($"{Shown.Safe(target.Label)}: {state}   scopes: {Shown.List([.. target.SupportedScopes.Select(static scope => scope.Value)])}");
        }

        foreach (var native in document.RelatedNativeEntries)
        {
            lines.Line($"[dim]related:[/] {lines.Client(native.NativeTarget)} {Shown.Safe(native.NativePluginId)} ({Shown.Safe(native.MatchConfidence.Value)})");
        }

        if (document.Readme is { } readme)
        {
            lines.Console.WriteLine();
            new ReadmeWriter(lines).Write(readme);
        }

        lines.Problems.Show(document.ReadmeProblem is { } missing ? [.. document.Problems, missing] : document.Problems);
    }

    public void NativeDetail(NativeDetailDocument document)
    {
        if (document is { ViewEntry: { } entry, NativeEntry: { } native })
        {
            lines.Line($"[bold]{Shown.Safe(entry.DisplayName)}[/] {Shown.Safe(entry.Version)}  [dim]{Shown.List(entry.Labels)}[/]");
            lines.Line(Shown.Safe(entry.Description));
            lines.Line($"{lines.Client(native.NativeTarget)}: {Shown.Safe(native.NativePluginId)}   from: {Shown.Safe(native.DetectedSource.Value)}   scopes: {Shown.List([.. entry.ObservedScopes.Select(static scope => scope.Value)])}");
            lines.Line($"{DiscoveryLines.Observed(native.ObservedState, native.ActivationHint)}   {Shown.Safe(native.Manageability.Value)}: {Shown.Safe(native.ManageabilityReason)}");
            Reasons(entry);
            foreach (var relation in entry.Relations)
            {
                lines.Line($"[dim]related:[/] {Shown.Safe(relation.Label)} ({Shown.Safe(relation.IntegrationId)}, {Shown.Safe(relation.MatchConfidence.Value)})");
            }
        }

        lines.Problems.Show(document.Problems);
    }

    private void Freshness(ViewEntry entry)
    {
        lines.Line($"keywords: {Shown.List(entry.Keywords)}{(entry.Category is { } category ? $"   category: {Shown.Safe(category)}" : string.Empty)}");
        if (entry.EntryKind == EntryKind.UniversalInstalled)
        {
            lines.Line(string.Create(CultureInfo.InvariantCulture, $"last checked: {entry.LastCheckedAt:u}   last updated: {entry.LastUpdatedAt:u}"));
        }
    }

    private void Reasons(ViewEntry entry)
    {
        foreach (var reason in entry.UnavailableActions.GroupBy(static action => action.Message))
        {
            lines.Line($"[dim]no {Shown.Safe(Wording.Of([.. reason.Select(static action => action.ActionClass)]))}: {Shown.Safe(reason.Key)}[/]");
        }
    }
}
