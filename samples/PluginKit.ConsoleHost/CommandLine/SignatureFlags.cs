using System.CommandLine;

namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>Whose signatures count; the same for a fetch and an install.</summary>
internal sealed class SignatureFlags
{
    private readonly Option<bool> _required = new("--require-signature") { Description = "Refuse a bundle without the signature of a trusted key (BUNDLE.sig beside it)" };
    private readonly Option<string[]> _keys = new("--trusted-key") { Description = "PEM file of an ECDSA P-256 public key whose signature counts; may be repeated", HelpName = "FILE", AllowMultipleArgumentsPerToken = false };

    public Symbol[] All => [_required, _keys];

    public bool IsRequired(ParseResult parsed) => parsed.GetValue(_required);

    /// <summary>Read where the services are made, as they need them.</summary>
    public IReadOnlyList<string> TrustedKeys(ParseResult parsed, string currentDirectory) =>
        [.. (parsed.GetValue(_keys) ?? []).Select(file => HostOptions.Absolute(file, currentDirectory)).OfType<string>()];
}
