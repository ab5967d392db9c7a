using System.Globalization;
using PluginKit.Contracts.Documents;

namespace PluginKit.Authoring.Projects;

/// <summary>The package manager of a Node project, told by its lock file.</summary>
/// <param name="Name">Its name, which is that of its program.</param>
/// <param name="LockFile">Its lock file; <see langword="null"/> when there is none.</param>
internal sealed record NodeInstaller(string Name, string? LockFile)
{
    private const string Bun = "bun";
    private const string Pnpm = "pnpm";
    private const string Yarn = "yarn";
    private const string Npm = "npm";

    public static NodeInstaller Of(ProjectDirectory directory)
    {
        if (directory.First("bun.lock", "bun.lockb") is { } bun)
        {
            return new(Bun, bun);
        }

        if (directory.First("pnpm-lock.yaml") is { } pnpm)
        {
            return new(Pnpm, pnpm);
        }

        return directory.First("yarn.lock") is { } yarn ? new(Yarn, yarn) : new(Npm, directory.First("npm-shrinkwrap.json", "package-lock.json"));
    }

    /// <summary>What installs exactly what the lock file says; without one, what <c>package.json</c> asks for.</summary>
    public IReadOnlyList<string> Install(ProjectDirectory directory, string? packageManager) => Name switch
    {
        Bun => ["install"],
        Pnpm => ["install", "--frozen-lockfile"],
        Yarn => ["install", IsBerry(directory, packageManager) ? "--immutable" : "--frozen-lockfile"],
        _ => [LockFile is null ? "install" : "ci"],
    };

    public IReadOnlyList<string> Build => Name == Yarn ? ["build"] : ["run", "build"];

    public BootstrapStep Step(string kind, string root, string? program, IReadOnlyList<string> arguments) =>
        new() { Kind = kind, Program = program ?? Name, Arguments = arguments, WorkingDirectory = root };

    /// <summary>Yarn 2 and later.</summary>
    private static bool IsBerry(ProjectDirectory directory, string? packageManager)
    {
        const string Prefix = "yarn@";
        return directory.IsFile(".yarnrc.yml")
            || (packageManager?.StartsWith(Prefix, StringComparison.Ordinal) == true
                && int.TryParse(packageManager[Prefix.Length..].Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
                && major >= 2);
    }
}
