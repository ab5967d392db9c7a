using PluginKit.Contracts.Documents;

namespace PluginKit.ConsoleHost.Output;

/// <summary>What a collection says of one folder, as a cell.</summary>
internal static class CollectionLines
{
    public static string Size(CollectionItem item) => item.Bytes is { } bytes ? $" [dim]{Mebibytes(bytes)}[/]" : string.Empty;

    public static string Cache(SourceCacheSize cache) =>
        $"[dim]Fetched repositories take {Mebibytes(cache.Bytes)} in {Shown.Safe(cache.Path)}{(cache.CollectableBytes > 0 ? $"; 'collect --apply' frees {Mebibytes(cache.CollectableBytes)}" : string.Empty)}.[/]";

    public static string Decision(CollectionItem item) => item switch
    {
        { Collected: true } => "[green]deleted[/]",
        { Collect: true, Collected: null } => "[yellow]would be deleted[/]",
        { Collect: true } => "[red]could not be deleted[/]",
        _ => $"stays [dim]({Shown.List(item.Reasons)})[/]",
    };

    private static string Mebibytes(long bytes) => $"{bytes / (double)(1 << 20):N1} MiB";
}
