namespace PluginKit.Authoring.Inspection;

/// <summary>What every native package and channel of an authored package shares.</summary>
/// <param name="ApiVersion">The version of the authored format.</param>
/// <param name="Name">The authored name.</param>
/// <param name="Version">The authored version.</param>
/// <param name="Description">The authored description.</param>
public sealed record PublicationCore(string ApiVersion, string Name, string Version, string Description);
