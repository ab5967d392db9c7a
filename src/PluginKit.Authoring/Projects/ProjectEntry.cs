namespace PluginKit.Authoring.Projects;

/// <summary>What is at a path of a project.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="IsExecutable">Whether a file may be run; always where the disk has no such bit.</param>
internal readonly record struct ProjectEntry(ProjectEntryKind Kind, bool IsExecutable);
