namespace PluginKit.Bundles.Downloads;

/// <summary>Something to get.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Name">What it is called in progress and messages.</param>
internal sealed record HttpQuestion(Uri Address, string Name)
{
    public string Accept { get; init; } = "application/octet-stream, */*;q=0.5";

    public Credential? Credential { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
