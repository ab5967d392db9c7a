namespace PluginKit.EndToEnd.Tests.Journeys;

/// <summary>What is in the home and the project before the journey.</summary>
public enum Beginning
{
    /// <summary>Nothing of either client, except the trust that a project needs.</summary>
    Empty = 0,

    /// <summary>Files that the user wrote: comments, foreign marketplaces, own formatting.</summary>
    WrittenByHand = 1,

    /// <summary>A foreign plugin that was installed with the clients' own commands.</summary>
    ForeignPlugin = 2,
}
