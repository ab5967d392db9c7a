using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;

namespace PluginKit.Bundles.Handoff;

/// <summary>What is wrong with a request before anything is looked at.</summary>
internal static class HandoffInput
{
    private const string Ending = ".tar.gz";

    public static Problem? Fault(HandoffInstallRequest request) => ArchiveFault(request.Archive) ?? request.Destination switch
    {
        "" => Invalid("There is no destination; give the folder that the bundle goes to.", null),
        { } destination when !Path.IsPathFullyQualified(destination) => Invalid($"The destination '{Printable.Of(destination)}' is not an absolute path.", destination),
        { } destination when Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(destination)) is null => Invalid("The root of a disk is no destination.", destination),
        _ => null,
    };

    public static Problem? Fault(HandoffExportRequest request) => request switch
    {
        { ProjectRoot: var root } when !Path.IsPathFullyQualified(root) => Invalid($"'{Printable.Of(root)}' is not an absolute path.", root),
        { Output: { } output } => ArchiveFault(output),
        _ => null,
    };

    public static Problem? ArchiveFault(string archive) => archive switch
    {
        "" => Invalid("There is no archive; give the path of a .tar.gz file.", null),
        _ when archive.Contains("://", StringComparison.Ordinal) => Invalid("An install takes a local .tar.gz file; a remote bundle is fetched.", null),
        _ when !Path.IsPathFullyQualified(archive) => Invalid($"'{Printable.Of(archive)}' is not an absolute path.", archive),
        _ when !archive.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) => Invalid($"'{Printable.Of(archive)}' is no {Ending} file.", archive),
        _ => null,
    };

    private static Problem Invalid(string message, string? path) => Problem.Of(ProblemCodes.BundleInputInvalid, message, path);
}
