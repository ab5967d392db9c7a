using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Snapshots;

/// <summary>A folder here and what it is called elsewhere.</summary>
/// <param name="Root">The folder, absolute, without a separator at its end.</param>
/// <param name="Text">The reference that stands for it, perhaps with a folder of its own behind <c>//</c>.</param>
internal sealed record ReferenceBase(string Root, string Text)
{
    private string Prefix => Text.Replace("://", string.Empty, StringComparison.Ordinal).Contains("//", StringComparison.Ordinal) ? $"{Text.TrimEnd('/')}/" : $"{Text}//";

    /// <summary>The reference of a folder, if it is this one or below it.</summary>
    public string? Of(string folder) => folder == Root ? Text
        : folder.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Prefix + folder[(Root.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/')
        : null;

    /// <summary>A text in which the folder has its other name.</summary>
    public string Onto(string text) => text.Replace(Root + Path.DirectorySeparatorChar, Prefix, StringComparison.Ordinal).Replace($"'{Root}'", $"'{Text}'", StringComparison.Ordinal);

    /// <summary>A problem in which the folder has its other name.</summary>
    public Problem Onto(Problem problem) => problem with
    {
        Message = Onto(problem.Message),
        Path = problem.Path is { } path ? Of(path) ?? path : null,
        Details = problem.Details is null ? null : new SortedDictionary<string, string>(problem.Details.ToDictionary(static one => one.Key, one => Of(one.Value) ?? one.Value), StringComparer.Ordinal),
    };
}
