using System.CommandLine;
using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Releases;

namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>What a fetch is told. Which options belong together is the library's to say.</summary>
internal sealed class FetchOptions
{
    private readonly Argument<string?> _repository = new("OWNER/REPO") { Description = "The repository with the release, unless --url is given", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _url = new("--url") { Description = "The https address of a .tar.gz", HelpName = "URL" };
    private readonly Option<string?> _sha256 = new("--sha256") { Description = "What the bundle has to be; else a .sha256 file beside it, or checksums.txt of the release", HelpName = "HEX" };
    private readonly Option<string?> _tag = new("--tag") { Description = "Tag of the release", HelpName = "TAG" };
    private readonly Option<bool> _latest = new("--latest") { Description = "The latest release; prereleases do not count" };
    private readonly Option<string?> _asset = new("--asset-name") { Description = "Exact name of the asset", HelpName = "NAME" };
    private readonly Option<string?> _platform = new("--platform") { Description = "codex-runtime or claude; together with --runtime", HelpName = "PLATFORM" };
    private readonly Option<string?> _runtime = new("--runtime") { Description = "python or node; together with --platform", HelpName = "RUNTIME" };
    private readonly Option<string?> _destination = new("--dest") { Description = "The folder to install to", HelpName = "DIR" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace an earlier install that was changed" };
    private readonly Option<bool> _signature = new("--require-signature") { Description = "Refuse a bundle without the signature of a trusted key" };

    /// <summary>Read where the services are made, as they need it.</summary>
    public Option<string[]> TrustedKeys { get; } = new("--trusted-key") { Description = "PEM file of an ECDSA P-256 public key whose signature counts; may be repeated", HelpName = "FILE", AllowMultipleArgumentsPerToken = false };

    public Symbol[] All => [_repository, _url, _sha256, _tag, _latest, _asset, _platform, _runtime, _destination, _force, _signature, TrustedKeys];

    public HandoffFetchRequest Read(ParseResult parsed, string currentDirectory, AccessToken? token) => new()
    {
        Repository = parsed.GetValue(_repository),
        Url = parsed.GetValue(_url),
        Sha256 = parsed.GetValue(_sha256),
        Tag = parsed.GetValue(_tag),
        Latest = parsed.GetValue(_latest),
        AssetName = parsed.GetValue(_asset),
        Platform = parsed.GetValue(_platform),
        Runtime = parsed.GetValue(_runtime),
        Destination = HostOptions.Absolute(parsed.GetValue(_destination), currentDirectory) ?? string.Empty,
        Force = parsed.GetValue(_force),
        RequireSignature = parsed.GetValue(_signature),
        Token = token,
    };
}
