using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using Spectre.Console;

namespace PluginKit.ConsoleHost.Output;

/// <summary>What became of a bundle, for people.</summary>
internal static class HandoffLines
{
    public static void Write(LineWriter lines, HandoffResultDocument result)
    {
        if (result.Ok && result.Download is { } download)
        {
            lines.Line($"[bold]source[/]    {Shown.Safe(download.Address)}{(download.Tag is null ? string.Empty : $" [dim]({Shown.Safe($"{download.Repository} {download.Tag}")})[/]")}");
            lines.Line($"[bold]verified[/]  {Shown.Safe(result.VerificationLevel.Value)} [dim](checksum: {Shown.Safe(download.ChecksumSource)}; signature: {Shown.Safe(download.Signature.Value)})[/]");
        }

        if (result.Ok && result.Archive is { } archive)
        {
            lines.Line($"[bold]archive[/]   {Shown.Safe(archive.Path)} [dim]{Shown.Safe(archive.Digest)}[/]");
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("asset", "change", "bytes", "digest");
        var assets = result.Publication?.Assets ?? [];
        foreach (var asset in assets)
        {
            table.AddRow(Shown.Safe(asset.Name), Shown.Safe(asset.Change.Value), $"{asset.Bytes:N0}", Shown.Safe(asset.Digest));
        }

        lines.Finish(result, table, assets.Count, result.Summary);
        foreach (var step in result.NextSteps)
        {
            lines.Line($"[bold]→[/] {Shown.Safe(EnglishProblemFormatter.Instance.Describe(step))}");
        }
    }
}
