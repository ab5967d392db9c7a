namespace PluginKit.Contracts.Problems;

/// <summary>Rows of the problem catalogue that belong together.</summary>
/// <param name="Title">What they are about, as a heading.</param>
/// <param name="Entries">The rows in the order of the documentation.</param>
public sealed record ProblemGroup(string Title, IReadOnlyList<ProblemEntry> Entries);
