using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>
/// The machine-wide policy: <c>managed-settings.json</c> and, on top of it, <c>managed-settings.d/*.json</c> in ordinal order (arrays add up, a later
/// toggle wins). Like the client it fails open: what does not parse restricts nothing, and is reported.
/// </summary>
internal sealed class ManagedPolicy
{
    private const string Strict = "strictKnownMarketplaces";
    private const string Blocked = "blockedMarketplaces";

    private readonly Dictionary<string, (bool On, string File)> _toggles = new(StringComparer.Ordinal);
    private readonly List<SourceRule> _allowed = [];
    private readonly List<SourceRule> _blocked = [];
    private readonly List<Problem> _problems = [];
    private readonly List<string> _files = [];
    private string? _strictFile;

    private ManagedPolicy()
    {
    }

    /// <summary>The policy files that are there.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>Policy files that restrict nothing because they cannot be used, as warnings.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Plugins that the policy names, for plugins that are enabled by it alone.</summary>
    public IEnumerable<string> EnabledPlugins => _toggles.Where(static pair => pair.Value.On).Select(static pair => pair.Key);

    public static ManagedPolicy Read(IClientFiles files, ClaudeLocations locations)
    {
        var policy = new ManagedPolicy();
        policy.Add(ClientDocument.Read(files, locations.PolicyFile));
        var dropIns = files.List(locations.PolicyDropIns);
        foreach (var name in dropIns.Files.Where(static name => name.EndsWith(".json", StringComparison.Ordinal) && name[0] != '.'))
        {
            policy.Add(ClientDocument.Read(files, Path.Combine(locations.PolicyDropIns, name)));
        }
        return policy;
    }

    /// <summary>What the policy says about a plugin: on, off, or nothing.</summary>
    public bool? Toggle(string pluginRef) => _toggles.TryGetValue(pluginRef, out var toggle) ? toggle.On : null;

    /// <summary>Whether the policy keeps a plugin of a marketplace from being installed or loaded.</summary>
    public PolicyBlock? Against(string pluginRef, MarketplaceSource? source)
    {
        if (_toggles.TryGetValue(pluginRef, out var toggle) && !toggle.On)
        {
            return new(toggle.File, SettingsFile.EnabledMember);
        }
        if (source is null)
        {
            return null;
        }
        if (_blocked.Find(rule => rule.Matches(source)) is { } rule)
        {
            return new(rule.File, Blocked);
        }
        return _strictFile is { } file && !_allowed.Exists(rule => rule.Matches(source)) ? new(file, Strict) : null;
    }

    private void Add(ClientDocument document)
    {
        if (document.Exists)
        {
            _files.Add(document.Path);
        }
        if (document.Problem is { } problem)
        {
            _problems.Add(problem with { Severity = Contracts.Vocabulary.ProblemSeverity.Warning });
        }
        if (document.Root is not { } root)
        {
            return;
        }
        if (root.Array(Strict) is { } allowed)
        {
            _strictFile = document.Path;
            _allowed.AddRange(allowed.OfType<JsonObject>().Select(entry => new SourceRule(document.Path, entry)));
        }
        _blocked.AddRange((root.Array(Blocked) ?? []).OfType<JsonObject>().Select(entry => new SourceRule(document.Path, entry)));
        foreach (var (pluginRef, value) in root.Object(SettingsFile.EnabledMember) ?? [])
        {
            if (value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
            {
                _toggles[pluginRef] = (value.GetValueKind() == JsonValueKind.True, document.Path);
            }
        }
    }
}
