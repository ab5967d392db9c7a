using System.CommandLine;
using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Releases;
using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Composition;
using PluginKit.ConsoleHost.Output;

namespace PluginKit.ConsoleHost.Commands;

/// <summary>Fetches and publishes bundles. The token comes from the environment: what stands on a command line, everybody on the machine can read.</summary>
internal sealed class ReleaseCommands(SignatureFlags signatures)
{
    private static readonly string[] TokenVariables = ["GITHUB_TOKEN", "GH_TOKEN"];

    public FetchOptions Fetch { get; } = new(signatures);

    public PublishOptions Publish { get; } = new();

    public async Task<int> FetchAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var terminal = context.Answers.Terminal;
        return context.Answers.Handoff(await context.Service<HandoffFetcher>().FetchAsync(
            Fetch.Read(parsed, terminal.CurrentDirectory, Token(terminal)), new TransferLines(terminal.Error), cancellationToken));
    }

    public async Task<int> PublishAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var terminal = context.Answers.Terminal;
        return context.Answers.Handoff(await context.Service<HandoffPublisher>().PublishAsync(
            Publish.Read(parsed, terminal.CurrentDirectory, Token(terminal)), new TransferLines(terminal.Error), cancellationToken));
    }

    private static AccessToken? Token(HostTerminal terminal)
    {
        foreach (var name in TokenVariables)
        {
            if (terminal.Variable(name)?.Trim() is { Length: > 0 } value)
            {
                return AccessToken.TryParse(value) ?? throw new InvalidOperationException($"{name} holds no token: a token is printable ASCII without spaces.");
            }
        }

        return null;
    }
}
