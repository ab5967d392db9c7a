using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Composition;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Support;

namespace PluginKit.ConsoleHost.Commands;

/// <summary>Writes a support bundle into a new file.</summary>
internal static class SupportBundleCommand
{
    public static async Task<int> RunAsync(CommandContext context, string file, bool withVersions, CancellationToken cancellationToken)
    {
        var path = HostOptions.Absolute(file, context.Answers.Terminal.CurrentDirectory)!;
        using var bundle = new MemoryStream();
        var written = await context.Service<ISupportBundle>().WriteAsync(bundle, new() { IncludeClientVersions = withVersions }, cancellationToken);
        try
        {
            bundle.Position = 0;
            await using var stream = NewPrivateFile(path);
            await bundle.CopyToAsync(stream, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return context.Answers.Result(HostApplication.Failure(Problem.Of(ProblemCodes.WriteFailed, $"'{path}' cannot be written as a new file: {exception.Message}", path)));
        }

        return context.Answers.Result(new ResultDocument
        {
            Format = DocumentFormats.Result,
            Ok = true,
            Outcome = Outcome.Applied,
            Problems = [.. written.Problems.Select(static problem => problem with { Severity = ProblemSeverity.Warning })],
            Report = new()
            {
                OperationId = string.Empty,
                Operation = "support-bundle",
                Summary = $"'{path}' holds {string.Join(", ", written.Entries)}. Look at it before you pass it on.",
                IntegrationId = string.Empty,
                ManagedEntryKey = string.Empty,
            },
        });
    }

    private static FileStream NewPrivateFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }
}
