using System.Globalization;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.ConsoleHost.Output;

/// <summary>What a plan announces, line by line: members, files, folders, and what would be run.</summary>
internal static class PlanLines
{
    private const int MaxFiles = 12;
    private const int MaxUnread = 3;

    public static IEnumerable<string> Of(ManagedTarget target) =>
        [.. target.GenerationChanges.SelectMany(Folder), .. target.FileChanges.SelectMany(File), .. target.ConfigChanges.SelectMany(Config), .. Surfaces(target)];

    /// <summary>The executables of a target: those that ask for consent, and those that go; the rest as a number.</summary>
    public static IEnumerable<string> Surfaces(ManagedTarget target)
    {
        var same = 0;
        foreach (var surface in target.ExecutableSurfaces)
        {
            if (surface.Change == SurfaceChange.Unchanged)
            {
                same++;
                continue;
            }

            yield return $"  [bold]{Colour(surface)}[/] {Shown.Safe(surface.Kind.Value)} [bold]{Shown.Safe(surface.Name)}[/]  [dim]{Shown.Safe(surface.File)}{Shown.Safe(surface.Place is null ? null : " " + surface.Place)}[/]";
            if (surface.Command.Count > 0 && surface.Change != SurfaceChange.Removed)
            {
                yield return $"      $ {Shown.Cut(string.Join(' ', surface.Command.Select(Quoted)), 600)}";
            }

            if (surface.Url is { } url)
            {
                yield return $"      [dim]reaches[/] {Shown.Safe(url)}";
            }

            if (surface.EnvironmentNames.Count + surface.HeaderNames.Count > 0)
            {
                yield return $"      [dim]sets {Shown.List(surface.EnvironmentNames.Concat(surface.HeaderNames.Select(static name => name + ":")))}[/]";
            }
        }

        if (same > 0)
        {
            yield return $"  [dim]{same} executable{(same == 1 ? string.Empty : "s")} as installed[/]";
        }
    }

    public static string? Consent(PlanConsent? consent) => consent switch
    {
        { NeedsConsent: true } => $"[yellow]needs consent[/] {consent.SurfaceCount} new or changed executable{(consent.SurfaceCount == 1 ? string.Empty : "s")}: --consent {Shown.Safe(consent.Digest)}",
        _ => null,
    };

    /// <summary>What nobody looked into for hidden text; nothing when everything was.</summary>
    public static string? Unread(PackageCoverage? coverage)
    {
        if (coverage is null || coverage.Files == coverage.FilesRead)
        {
            return null;
        }

        var named = coverage.Unread.Take(MaxUnread).Select(static file => $"{file.Path} ({file.Reason})");
        var more = coverage.Files - coverage.FilesRead > MaxUnread ? ", …" : string.Empty;
        return $"[dim]not read as text: {coverage.Files - coverage.FilesRead} of {coverage.Files} files: {Shown.Safe(string.Join(", ", named))}{more}[/]";
    }

    private static IEnumerable<string> Folder(GenerationChange folder)
    {
        var counts = folder.FileCount is null ? string.Empty : string.Create(
            CultureInfo.InvariantCulture, $": {folder.FileCount} files, {folder.Size} bytes; {folder.CreatedCount} new, {folder.ChangedCount} changed, {folder.DeletedCount} gone");
        yield return $"  {Colour(folder.Change)} folder {Shown.Safe(folder.Path)}{counts}";
        foreach (var file in folder.Files.Take(MaxFiles))
        {
            yield return $"      [dim]{Sign(file.Change)} {Shown.Safe(file.Path)}[/]";
        }

        if (folder.Files.Count > MaxFiles)
        {
            yield return $"      [dim]… and {folder.Files.Count - MaxFiles} more{(folder.FilesComplete ? string.Empty : ", not all of them listed")}[/]";
        }
    }

    private static IEnumerable<string> File(FileChange file)
    {
        yield return $"  {Colour(file.Change)} file {Shown.Safe(file.Path)}";
        foreach (var line in (file.Diff ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(3))
        {
            yield return $"      {(line[0] == '+' ? "[green]" : line[0] == '-' ? "[red]" : "[dim]")}{Shown.Safe(line)}[/]";
        }
    }

    private static IEnumerable<string> Config(ConfigChange config)
    {
        yield return $"  {Colour(config.FileChange)} {Shown.Safe(config.Path)}{(config.By == ChangeAuthor.Client ? " [dim]by the client[/]" : string.Empty)}";
        foreach (var edit in config.Edits)
        {
            var sign = edit.Kind == ConfigEditKind.Remove ? "[red]-" : edit.Before is null ? "[green]+" : "[yellow]~";
            var values = edit.Kind == ConfigEditKind.Remove ? $"was {Value(edit.Before)}"
                : edit.Before is null ? $"= {Value(edit.After)}"
                : $"{Value(edit.Before)} → {Value(edit.After)}";
            yield return $"      {sign}[/] {Shown.Safe(Member(edit.Member))} [dim]{Shown.Cut(values, 200)}[/]";
        }
    }

    private static string Value(ConfigValue? value) => value switch
    {
        null => "absent",
        { Kind: "unknown" } => "(the client decides)",
        { Redacted: true, Value: null } => $"({value.Kind}, kept back)",
        { Value: null } => "null",
        _ => Text(value.Value),
    };

    private static string Text(JsonNode value) => value.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static string Member(IReadOnlyList<MemberSegment> member) => string.Join('.', member.Select(static segment => segment switch
    {
        { Index: not null } or { ItemValue: not null } => segment.ToString(),
        { Name: { } name } when name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') => name,
        _ => $"\"{segment.Name}\"",
    })).Replace(".[", "[", StringComparison.Ordinal);

    /// <summary>A word of a command line as a shell takes it.</summary>
    public static string Quoted(string word) =>
        word.Length > 0 && word.All(static c => char.IsAsciiLetterOrDigit(c) || "-_./:=@%+,${}".Contains(c, StringComparison.Ordinal)) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Sign(FileChangeKind change) => change == FileChangeKind.Created ? "+" : change == FileChangeKind.Deleted ? "-" : "~";

    private static string Colour(FileChangeKind change) =>
        change == FileChangeKind.Created ? "[green]+[/]" : change == FileChangeKind.Deleted ? "[red]-[/]" : "[yellow]~[/]";

    private static string Colour(ExecutableSurface surface) =>
        surface.Change == SurfaceChange.Removed ? "[red]removed[/]" : surface.Change == SurfaceChange.Changed ? "[yellow]changed[/]" : "[yellow]new[/]";
}
