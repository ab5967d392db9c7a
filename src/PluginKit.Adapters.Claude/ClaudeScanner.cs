using Microsoft.Extensions.Options;
using PluginKit.Adapters.Claude.Layout;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Adapters.Claude.Scanning;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
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
    public IReadOnlyList<string> WatchedPaths(HostEnvironment environment, string? workspaceRoot)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var locations = new ClaudeLocations(environment, workspaceRoot);
        string?[] paths =
        [
            locations.UserSettings,
            locations.ProjectSettings,
            locations.LocalSettings,
            locations.InstalledPlugins,
            locations.KnownMarketplaces,
            locations.PolicyFile,
            locations.PolicyDropIns,
            locations.UserSkills,
            locations.ProjectSkills,
        ];
        return [.. paths.OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public ValueTask<NativeScan> ScanAsync(ClientContext client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        cancellationToken.ThrowIfCancellationRequested();
        var view = ClaudeView.Read(client);
        var listed = new MarketplacePlugins(view);
        var candidates = listed.Candidates(cancellationToken).Concat(new SkillsPlugins(view).Candidates(cancellationToken));
        return ValueTask.FromResult(new NativeScan
        {
            Candidates = [.. candidates.OrderBy(static candidate => candidate.NativePluginId, StringComparer.Ordinal)],
            Findings = new ScanFindings(view).All(cancellationToken),
            Roots = Roots(view.Locations),
            Problems = listed.FileProblems(),
        });
    }

    /// <summary>Measured: the project is the working directory itself, whatever repository or work tree it is in; the home directory is none.</summary>
    private static NativeRoots Roots(ClaudeLocations locations)
    {
        var isProject = locations.WorkspaceRoot is not null && !locations.SamePath(locations.ProjectSettings, locations.UserSettings);
        return new()
        {
            NativeTarget = ClaudeAdapter.TargetId,
            ConfigRoot = locations.ConfigDirectory,
            WorkspaceRoot = locations.WorkspaceRoot,
            EffectiveNativeRoot = isProject ? locations.WorkspaceRoot : null,
            EffectiveNativeRootReason = isProject ? "workspace_root" : "none",
        };
    }
}
