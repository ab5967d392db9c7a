using Microsoft.Extensions.Options;
using PluginKit.Adapters.Claude.Layout;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Adapters.Claude.Scanning;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Hosts;

namespace PluginKit.Adapters.Claude;

/// <summary>
/// Enumerates the plugins in Claude Code from its files: records of every scope and project, plugins that are enabled without a record, plugins that
/// are only declared, and plugins of the skills folders. Runs nothing; above all not <c>claude mcp list</c>, which starts servers.
/// </summary>
/// <param name="options">What the application chose.</param>
public sealed class ClaudeScanner(IOptions<ClaudeAdapterOptions> options) : INativeScanner
{
    private readonly ClaudeAdapterOptions _options = (options ?? throw new ArgumentNullException(nameof(options))).Value;

    /// <summary>A scanner with the default options.</summary>
    public ClaudeScanner()
        : this(Options.Create(new ClaudeAdapterOptions()))
    {
    }

    /// <inheritdoc/>
    public string TargetId => ClaudeAdapter.TargetId;

    /// <inheritdoc/>
    public IReadOnlyList<string> ReadableRoots(HostEnvironment environment, string? workspaceRoot) =>
        ClaudeRoots.Of(environment, workspaceRoot, _options);

    /// <inheritdoc/>
    public ValueTask<NativeScan> ScanAsync(ClientContext client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        cancellationToken.ThrowIfCancellationRequested();
        var view = ClaudeView.Read(client);
        var listed = new MarketplacePlugins(view);
        return ValueTask.FromResult(new NativeScan
        {
            Candidates = [.. listed.Candidates().Concat(SkillsPlugins.Of(view)).OrderBy(static candidate => candidate.NativePluginId, StringComparer.Ordinal)],
            Problems = listed.FileProblems(),
        });
    }
}
