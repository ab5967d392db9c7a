using System.CommandLine;
using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Releases;

namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>What a fetch is told. Which options belong together is the library's to say.</summary>
internal sealed class FetchOptions(SignatureFlags signatures)
{
    private readonly Argument<string?> _repository = new("OWNER/REPO") { Description = "The repository with the release, unless --url is given", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _named = new("--repo") { Description = "The same as OWNER/REPO, spelled as for publish", HelpName = "OWNER/REPO" };
    private readonly Option<string?> _url = new("--url") { Description = "The https address of a .tar.gz", HelpName = "URL" };
    private readonly Option<string?> _sha256 = new("--sha256", "--checksum") { Description = "What the bundle has to be; else a .sha256 file beside it, or checksums.txt of the release", HelpName = "HEX" };
    private readonly Option<string?> _tag = new("--tag") { Description = "Tag of the release", HelpName = "TAG" };
    private readonly Option<bool> _latest = new("--latest") { Description = "The latest release; prereleases do not count" };
    private readonly Option<string?> _asset = new("--asset-name") { Description = "Exact name of the asset", HelpName = "NAME" };
    private readonly Option<string?> _platform = new("--platform") { Description = "codex-runtime or claude; together with --runtime", HelpName = "PLATFORM" };
    private readonly Option<string?> _runtime = new("--runtime") { Description = "python or node; together with --platform", HelpName = "RUNTIME" };
    private readonly Option<string?> _destination = new("--dest") { Description = "The folder to install to", HelpName = "DIR" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace an earlier install that was changed" };
    private readonly Option<string?> _recorded = new("--recorded-digest") { Description = "The digest that this asset of this release had before; another one now is refused. A destination remembers what was fetched to it by itself", HelpName = "sha256:HEX" };

    public Symbol[] All => [_repository, _named, _url, _sha256, _tag, _latest, _asset, _platform, _runtime, _destination, _force, _recorded, .. signatures.All];

    /// <summary>What is wrong before the library is asked.</summary>
    public void Check(Command command) => command.Validators.Add(result =>
    {
        if (result.GetResult(_repository) is { Tokens.Count: > 0 } && result.GetResult(_named) is not null)
        {
            result.AddError("The repository is given twice; give OWNER/REPO or --repo.");
        }
    });

    public HandoffFetchRequest Read(ParseResult parsed, string currentDirectory, AccessToken? token) => new()
    {
        Repository = parsed.GetValue(_repository) ?? parsed.GetValue(_named),
        Url = parsed.GetValue(_url),
        Sha256 = parsed.GetValue(_sha256),
        Tag = parsed.GetValue(_tag),
        Latest = parsed.GetValue(_latest),
        AssetName = parsed.GetValue(_asset),
        Platform = parsed.GetValue(_platform),
        Runtime = parsed.GetValue(_runtime),
        Destination = HostOptions.Absolute(parsed.GetValue(_destination), currentDirectory) ?? string.Empty,
        Force = parsed.GetValue(_force),
        RequireSignature = signatures.IsRequired(parsed),
        RecordedDigest = parsed.GetValue(_recorded),
        Token = token,
    };
}
