namespace PluginKit.Authoring.Inspection;

/// <summary>A place where the author means to publish.</summary>
/// <param name="Family">What it is: <c>claude-marketplace</c>, <c>codex-marketplace</c> or <c>gemini-gallery</c>.</param>
/// <param name="Path">The file that says so, relative to the package.</param>
/// <param name="PackageTargets">Targets whose packages go there.</param>
/// <param name="Details">What the file says, by field, with defaults filled in; in ordinal order of the fields.</param>
public sealed record PublicationChannel(string Family, string Path, IReadOnlyList<string> PackageTargets, IReadOnlyDictionary<string, string> Details);
