using PluginKit.Contracts.Documents;
using Spectre.Console;

namespace PluginKit.ConsoleHost.Output;

/// <summary>Where a bundle came from, and what a release has of it now.</summary>
internal static class ReleaseLines
{
    public static void Download(LineWriter lines, HandoffResultDocument result)
    {
        if (!result.Ok || result.Download is not { } download)
        {
            return;
        }

        var release = download.Tag is null ? string.Empty : $" [dim]({Shown.Safe($"{download.Repository} {download.Tag}, {download.Asset}")})[/]";
        lines.Line($"[bold]source[/]    {Shown.Safe(download.Address)}{release}");
        lines.Line($"[bold]checked[/]   checksum: {Shown.Safe(download.ChecksumSource)}, signature: {Shown.Safe(download.Signature.Value)}");
    }

    public static Table Assets(HandoffResultDocument result)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("asset", "change", "bytes", "digest");
        foreach (var asset in result.Publication?.Assets ?? [])
        {
            table.AddRow(Shown.Safe(asset.Name), Shown.Safe(asset.Change.Value), $"{asset.Bytes:N0}", Shown.Safe(asset.Digest));
        }

        return table;
    }
}
