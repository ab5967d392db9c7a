using System.Collections.ObjectModel;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.ClientFiles;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Clients;

/// <summary>
/// Makes what adapters are given. One instance serves one question: views are shared between the integrations of a client, so that a file is read once
/// and every answer rests on the same bytes; programs are looked for once, and asked for their version once in a whole operation.
/// </summary>
internal sealed class ClientContexts(IDisk disk, HostEnvironment environment, ClientProbe probe)
{
    private readonly Dictionary<(string Target, string? Workspace), RootedClientFiles> _views = [];
    private readonly Dictionary<string, IReadOnlyList<ProgramFacts>> _located = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<ProgramFacts>> _probed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _stamps = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, IReadOnlyList<ProgramFacts>> _known = ReadOnlyDictionary<string, IReadOnlyList<ProgramFacts>>.Empty;
    private IReadOnlyDictionary<string, string> _knownStamps = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What the questions of a batch share of their sources; <see langword="null"/> for a question of its own.</summary>
    public SourceSession? Sources { get; set; }

    /// <summary>The programs that were asked for their version, by target id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ProgramFacts>> Programs => _probed;

    /// <summary>By place: what tells whether a program is still the one that was asked.</summary>
    public IReadOnlyDictionary<string, string> ProgramStamps => _stamps;

    /// <summary>Every file that an adapter has looked at.</summary>
    public IEnumerable<FileView> Files => _views.Values.SelectMany(static view => view.Reads).DistinctBy(static view => view.Path, StringComparer.Ordinal);

    /// <summary>Hands over what the plan of the same operation found out, so that no program is asked twice.</summary>
    public void Know(IReadOnlyDictionary<string, IReadOnlyList<ProgramFacts>> programs, IReadOnlyDictionary<string, string> stamps)
    {
        _known = programs;
        _knownStamps = stamps;
    }

    public ClientContext For(IClientAdapter adapter, string? workspaceRoot, IReadOnlyList<ProgramFacts> programs)
    {
        var key = (adapter.Description.TargetId, workspaceRoot);
        if (!_views.TryGetValue(key, out var files))
        {
            var roots = Roots(adapter, workspaceRoot);
            files = new(disk, roots, bounds: new LinkBounds(disk, environment, workspaceRoot, roots));
            _views.Add(key, files);
        }

        return new() { Environment = environment, WorkspaceRoot = workspaceRoot, Files = files, Programs = programs };
    }

    /// <summary>Where the adapter's programs are; starts nothing.</summary>
    public IReadOnlyList<ProgramFacts> Located(IClientAdapter adapter)
    {
        var target = adapter.Description.TargetId;
        if (!_located.TryGetValue(target, out var facts))
        {
            facts = probe.Locate(adapter);
            _located.Add(target, facts);
        }

        return facts;
    }

    /// <summary>Where the adapter's programs are and which versions they have.</summary>
    public async Task<IReadOnlyList<ProgramFacts>> ProbedAsync(IClientAdapter adapter, CancellationToken cancellationToken)
    {
        var target = adapter.Description.TargetId;
        if (!_probed.TryGetValue(target, out var facts))
        {
            facts = Known(adapter) ?? await probe.ProbeAsync(adapter, cancellationToken).ConfigureAwait(false);
            _probed.Add(target, facts);
            foreach (var location in facts.Select(static program => program.Location).OfType<string>())
            {
                _stamps[location] = Stamp(location);
            }
        }

        return facts;
    }

    /// <summary>Where an adapter may read, and its steps may touch: what it declares, and our own folders.</summary>
    public IReadOnlyList<string> Roots(IClientAdapter adapter, string? workspaceRoot) =>
        [.. adapter.ReadableRoots(environment, workspaceRoot), environment.StateDirectory];

    /// <summary>What the plan knows counts while every program is still where and as large as it was.</summary>
    private IReadOnlyList<ProgramFacts>? Known(IClientAdapter adapter) =>
        _known.TryGetValue(adapter.Description.TargetId, out var known)
        && known.Select(static program => (program.Name, program.Location)).SequenceEqual(Located(adapter).Select(static program => (program.Name, program.Location)))
        && known.Select(static program => program.Location).OfType<string>().All(location => _knownStamps.GetValueOrDefault(location) == Stamp(location))
            ? known
            : null;

    /// <summary>The real file and its size: an update of a client changes one of them.</summary>
    private string Stamp(string location)
    {
        try
        {
            var real = disk.ResolveLinks(location);
            return $"{real} {disk.Stat(real)?.Length}";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return location;
        }
    }
}
