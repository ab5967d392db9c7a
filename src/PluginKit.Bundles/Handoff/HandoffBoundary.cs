using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;

namespace PluginKit.Bundles.Handoff;

/// <summary>What bundles are for, and the answer for each class that they are not for.</summary>
internal static class HandoffBoundary
{
    private static string Lanes => string.Join(" and ", HandoffWords.Platforms);

    /// <summary>Whether a platform has bundles.</summary>
    public static Problem? OfPlatform(string platform, string path)
    {
        var shown = Printable.Of(platform);
        return platform switch
        {
            _ when HandoffWords.Platforms.Contains(platform, StringComparer.Ordinal) => null,
            _ when HandoffWords.WorkspaceTargets.Contains(platform, StringComparer.Ordinal) => Of(
                ProblemCodes.BundleWorkspaceTarget, $"'{shown}' is configuration of a workspace; bundles exist for {Lanes}.", path),
            _ when HandoffWords.PackagingTargets.Contains(platform, StringComparer.Ordinal) => Of(
                ProblemCodes.BundlePackagingTarget, $"'{shown}' is packaging only; bundles exist for {Lanes}.", path),
            _ => Of(ProblemCodes.BundlePlatformUnsupported, $"There are no bundles for the platform '{shown}', only for {Lanes}.", path),
        };
    }

    /// <summary>Whether a runtime has bundles at all.</summary>
    public static Problem? OfRuntime(string runtime, string path) => runtime switch
    {
        HandoffWords.Python or HandoffWords.Node or HandoffWords.Shell => null,
        HandoffWords.Go => Of(ProblemCodes.BundleGoUnsupported, "A Go plugin is handed over as a compiled program; there are no bundles of it.", path),
        _ => Of(ProblemCodes.BundleRuntimeUnsupported, $"There are no bundles for the runtime '{Printable.Of(runtime)}', only for python and node.", path),
    };

    /// <summary>Whether a bundle may be installed, fetched or published: shell is only exported.</summary>
    public static Problem? OfInstall(HandoffMetadata metadata, string path) =>
        OfPlatform(metadata.Platform, path) ?? OfRuntime(metadata.Runtime, path) ?? OfShell(metadata.Runtime, $"'{path}' is a shell bundle", path);

    /// <summary>Whether there can be a bundle for what was asked for.</summary>
    public static Problem? OfRequest(string platform, string runtime) =>
        OfPlatform(platform, platform) ?? OfRuntime(runtime, runtime) ?? OfShell(runtime, "A shell bundle was asked for", runtime);

    private static Problem? OfShell(string runtime, string what, string path) => runtime == HandoffWords.Shell
        ? Of(ProblemCodes.BundleShellExportOnly, $"{what}, which is beta: it can be exported and inspected, and nothing more.", path)
        : null;

    private static Problem Of(string code, string message, string path) => Problem.Of(code, message, path) with
    {
        NextStep = code is ProblemCodes.BundlePlatformUnsupported or ProblemCodes.BundleWorkspaceTarget or ProblemCodes.BundlePackagingTarget
            ? NextStep.Of(NextStepActions.ChooseSupportedTarget, ("supported", string.Join(", ", HandoffWords.Platforms)))
            : Problem.Of(code, message).NextStep,
    };
}
