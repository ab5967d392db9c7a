namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What follows when the manifests or instructions of a package have characters that no reader sees (<c>hidden_instructions</c>).</summary>
public enum HiddenTextPolicy
{
    /// <summary>The package is neither added nor updated to.</summary>
    Block = 0,

    /// <summary>The plan says so as a warning.</summary>
    Warn = 1,
}
