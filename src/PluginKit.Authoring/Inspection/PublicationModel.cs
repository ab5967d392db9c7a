namespace PluginKit.Authoring.Inspection;

/// <summary>Which native packages an authored one becomes and where they are meant to be published.</summary>
/// <param name="Core">What every package and channel shares.</param>
/// <param name="Packages">The native packages, ordered by target; targets that are configured in a workspace have none.</param>
/// <param name="Channels">The channels of <c>publish/</c>, ordered by family.</param>
public sealed record PublicationModel(PublicationCore Core, IReadOnlyList<PublicationPackage> Packages, IReadOnlyList<PublicationChannel> Channels);
