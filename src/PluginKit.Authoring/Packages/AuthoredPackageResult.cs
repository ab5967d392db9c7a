using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Packages;

/// <summary>An authored package, or why it cannot be used.</summary>
public sealed class AuthoredPackageResult
{
    internal AuthoredPackageResult(AuthoredPackage? package, IReadOnlyList<Problem> problems)
    {
        Package = package;
        Problems = problems;
    }

    /// <summary>The package; <see langword="null"/> when <see cref="Problems"/> has an error.</summary>
    public AuthoredPackage? Package { get; }

    /// <summary>Errors and warnings in the order in which they were found, at most about 200. Each has <c>details.package</c>, the location of the tree.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
