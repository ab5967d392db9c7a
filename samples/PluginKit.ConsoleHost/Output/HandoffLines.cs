using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.ConsoleHost.Output;

/// <summary>What became of a bundle, for people.</summary>
internal static class HandoffLines
{
    public static void Write(LineWriter lines, HandoffResultDocument result)
    {
        if (result.Ok && result.Archive is { } archive)
        {
            lines.Line($"[bold]archive[/]   {Shown.Safe(archive.Path)} [dim]{Shown.Safe(archive.Digest)}[/]");
        }

        if (result is { Ok: true, Bundle: { } bundle })
        {
            lines.Line($"[bold]bundle[/]    {Bundle(bundle)}");
            lines.Line($"[bold]contents[/]  {result.FileCount:N0} file{(result.FileCount == 1 ? string.Empty : "s")}, {result.TotalBytes:N0} bytes{Unread(result.Unread)} [dim]{Shown.Safe(result.TreeDigest)}[/]");
            lines.Line($"[bold]verified[/]  {Shown.Safe(result.VerificationLevel.Value)}");
        }

        if (result is { Operation: HandoffResultDocument.Install, Signature: { } signature })
        {
            lines.Line($"[bold]signature[/] {Shown.Safe(signature.Value)}{(result.SignatureKey is { } key ? $" [dim]{Shown.Safe(key)}[/]" : string.Empty)}");
        }

        ReleaseLines.Download(lines, result);
        lines.Finish(result, ReleaseLines.Assets(result), result.Publication?.Assets.Count ?? 0, result.Summary);
        foreach (var step in result.NextSteps)
        {
            lines.Line($"[bold]→[/] {Shown.Safe(EnglishProblemFormatter.Instance.Describe(step))}");
        }
    }

    public static string Bundle(HandoffBundle bundle)
    {
        var version = bundle.PluginVersion is { } text ? $" {text}" : string.Empty;
        var manager = bundle.Manager is { } name ? $", {name}" : string.Empty;
        return Shown.Safe($"{bundle.PluginName}{version} ({bundle.Platform}, {bundle.Runtime}{manager}{(bundle.Beta ? ", beta" : string.Empty)})");
    }

    public static string Unread(IReadOnlyList<UnreadFile> unread) => unread.Count == 0 ? string.Empty : $", [yellow]{unread.Count:N0} not looked into[/]";
}
