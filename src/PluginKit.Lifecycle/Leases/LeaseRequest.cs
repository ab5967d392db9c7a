namespace PluginKit.Lifecycle.Leases;

/// <summary>Which files an application wants to hold.</summary>
public sealed record LeaseRequest
{
    /// <summary>The integration whose live files are held.</summary>
    public required string IntegrationId { get; init; }

    /// <summary>Lifecycle target ids; empty for all recorded ones.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Instead of the live files, a folder of delivered files below our own (<c>~/.plugin-kit-ai/materialized</c>), absolute.</summary>
    public string? Path { get; init; }
}
