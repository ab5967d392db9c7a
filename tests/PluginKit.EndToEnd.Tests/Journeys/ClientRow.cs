namespace PluginKit.EndToEnd.Tests.Journeys;

/// <summary>One installed plugin as its client reports it.</summary>
internal sealed record ClientRow(string Id, bool Enabled, string? Scope)
{
    public string? Version { get; init; }

    /// <summary>Why it does not load.</summary>
    public string? Errors { get; init; }
}
