using PluginKit.Contracts.Documents;

namespace PluginKit.Authoring.Overlays;

/// <summary>The descriptive fields that a target may say differently; <see langword="null"/> and empty mean that it does not.</summary>
public sealed record PackageMetadata
{
    /// <summary>The author.</summary>
    public AuthorInfo? Author { get; init; }

    /// <summary>Home page, an address.</summary>
    public string? Homepage { get; init; }

    /// <summary>Repository, an address.</summary>
    public string? Repository { get; init; }

    /// <summary>License.</summary>
    public string? License { get; init; }

    /// <summary>Keywords in ordinal order.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];
}
