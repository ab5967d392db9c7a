using System.CommandLine;
using PluginKit.Bundles.Handoff;
using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Composition;

namespace PluginKit.ConsoleHost.Commands;

/// <summary>The local half of a bundle handoff: pack, unpack, look at.</summary>
internal sealed class HandoffCommands(SignatureFlags signatures)
{
    private readonly Argument<string?> _root = new("ROOT") { Description = "The folder of the project; this folder without one", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _platform = new("--platform") { Description = "codex-runtime or claude", HelpName = "PLATFORM", Required = true };
    private readonly Option<string?> _output = new("--output") { Description = "The archive; <name>_<platform>_<runtime>_bundle.tar.gz in the project without it", HelpName = "FILE" };
    private readonly Argument<string> _file = new("FILE") { Description = "The bundle, a local .tar.gz file" };
    private readonly Option<string> _destination = new("--dest") { Description = "The folder that it goes to", HelpName = "DIR", Required = true };
    private readonly Option<bool> _force = new("--force") { Description = "Also replace an earlier install that was changed or is another bundle; anything else is never replaced" };
    private readonly Option<string?> _digest = new("--digest") { Description = "The digest that the archive must have", HelpName = "sha256:HEX" };
    private readonly Argument<string> _path = new("PATH") { Description = "A bundle, or a folder that one was installed to" };

    public Symbol[] OfExport => [_root, _platform, _output];

    public Symbol[] OfInstall => [_file, _destination, _force, _digest, .. signatures.All];

    public Symbol[] OfInspect => [_path, _digest];

    public async Task<int> ExportAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken) => context.Answers.Handoff(
        await context.Service<HandoffExporter>().ExportAsync(
            new()
            {
                ProjectRoot = Place(context, parsed.GetValue(_root) ?? "."),
                Platform = parsed.GetRequiredValue(_platform),
                Output = parsed.GetValue(_output) is { } output ? Place(context, output) : null,
            },
            cancellationToken));

    public async Task<int> InstallAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken) => context.Answers.Handoff(
        await context.Service<HandoffInstaller>().InstallAsync(
            new()
            {
                Archive = Local(context, parsed.GetRequiredValue(_file)),
                Destination = Place(context, parsed.GetRequiredValue(_destination)),
                Force = parsed.GetValue(_force),
                ExpectedDigest = parsed.GetValue(_digest),
                RequireSignature = signatures.IsRequired(parsed),
            },
            cancellationToken));

    public async Task<int> InspectAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken) => context.Answers.HandoffInspection(
        await context.Service<HandoffInspector>().InspectAsync(Local(context, parsed.GetRequiredValue(_path)), parsed.GetValue(_digest), cancellationToken), withFiles: true);

    public async Task<int> VerifyAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken) => context.Answers.HandoffInspection(
        await context.Service<HandoffInspector>().InspectAsync(Local(context, parsed.GetRequiredValue(_path)), parsed.GetValue(_digest), cancellationToken), withFiles: false);

    /// <summary>An address stays one, so that the library can say that it takes none.</summary>
    private static string Local(CommandContext context, string text) => text.Contains("://", StringComparison.Ordinal) ? text : Place(context, text);

    private static string Place(CommandContext context, string text) => HostOptions.Absolute(text, context.Answers.Terminal.CurrentDirectory) ?? string.Empty;
}
