using PluginKit.Contracts.Documents;

namespace PluginKit.ConsoleHost.Output;

/// <summary>What differs between two pages, a line for each entry.</summary>
internal static class ViewChangeLines
{
    public static IEnumerable<string> Of(ViewChangeDocument change) =>
    [
        .. change.Removed.Select(static id => $"[red]-[/] {Shown.Safe(id)}"),
        .. change.Added.Select(static entry => $"[green]+[/] {Shown.Safe(entry.EntryId)} [dim]{Shown.Safe(Wording.Of(entry.EntryKind.Value))}[/] {Shown.Safe(State(entry))}"),
        .. change.Changed.Select(static changed => $"[yellow]~[/] {Shown.Safe(changed.EntryId)} [dim]{Shown.List(changed.ChangedFields)}[/] {Shown.Safe(State(changed.Entry))}"),
    ];

    private static string State(ViewEntry entry) => Wording.Of(entry.HealthState?.Value ?? entry.ObservedState?.Value);
}
