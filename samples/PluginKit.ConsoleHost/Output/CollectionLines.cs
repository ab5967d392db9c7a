using PluginKit.Contracts.Documents;

namespace PluginKit.ConsoleHost.Output;

/// <summary>What a collection says of one folder, as a cell.</summary>
internal static class CollectionLines
{
    public static string Decision(CollectionItem item) => item switch
    {
        { Collected: true } => "[green]deleted[/]",
        { Collect: true, Collected: null } => "[yellow]would be deleted[/]",
        { Collect: true } => "[red]could not be deleted[/]",
        _ => $"stays [dim]({Shown.List(item.Reasons)})[/]",
    };
}
