using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>
/// The machine-wide policy: <c>managed-settings.json</c> and, on top of it, <c>managed-settings.d/*.json</c> in ordinal order (lists add up, a later
/// toggle wins). Like the client it fails open, member by member: what is malformed restricts nothing, and is reported.
/// </summary>
internal sealed class ManagedPolicy
{
    public const string Strict = "strictKnownMarketplaces";
    public const string Blocked = "blockedMarketplaces";

    /// <summary>More drop-ins than any administrator writes; what is beyond is reported, not read.</summary>
    private const int MaximumDropIns = 256;

    private readonly List<PolicyFile> _files = [];
    private readonly List<Problem> _problems = [];
    private readonly List<SourceRule> _allowed = [];
    private readonly List<SourceRule> _blocked = [];
    private string? _strictFile;

    private ManagedPolicy()
    {
    }

    /// <summary>The policy files that are there.</summary>
    public IReadOnlyList<string> Files => [.. _files.Where(static file => file.Exists).Select(static file => file.Path)];

    /// <summary>The files from the one that wins to the one that loses; the main file is named even if it is not there.</summary>
    public IEnumerable<PolicyFile> Layers => Enumerable.Reverse(_files);

    /// <summary>Policy files and members that restrict nothing because they cannot be used, as warnings.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Plugins that the policy switches on.</summary>
    public IEnumerable<string> EnabledPlugins => _files.SelectMany(static file => file.Toggles.Keys).Distinct(StringComparer.Ordinal).Where(name => Toggle(name)?.On == true);

    /// <summary>Marketplaces that the policy declares.</summary>
    public MarketplaceSource? Declared(string marketplace) =>
        Layers.Select(file => file.Declared.GetValueOrDefault(marketplace)).FirstOrDefault(static source => source is not null);

    public static ManagedPolicy Read(IClientFiles files, ClaudeLocations locations)
    {
        var policy = new ManagedPolicy();
        policy.Add(ClientDocument.Read(files, locations.PolicyFile));
        string[] names = [.. files.List(locations.PolicyDropIns).Files.Where(static name => name.EndsWith(".json", StringComparison.Ordinal) && name[0] != '.')];
        foreach (var name in names.Take(MaximumDropIns))
        {
            policy.Add(ClientDocument.Read(files, Path.Combine(locations.PolicyDropIns, name)));
        }
        if (names.Length > MaximumDropIns)
        {
            policy._problems.Add(Problem.Of(ProblemCodes.ClientFileUnreadable, $"'{locations.PolicyDropIns}' holds {names.Length} files; {MaximumDropIns} were read.", locations.PolicyDropIns) with { Severity = ProblemSeverity.Warning });
        }
        return policy;
    }

    /// <summary>What the policy says about a plugin, and in which file; <see langword="null"/> for nothing.</summary>
    public (bool On, string File)? Toggle(string pluginRef)
    {
        for (var i = _files.Count - 1; i >= 0; i--)
        {
            if (_files[i].Toggles.TryGetValue(pluginRef, out var on))
            {
                return (on, _files[i].Path);
            }
        }
        return null;
    }

    /// <summary>Whether the policy keeps a plugin of a marketplace from being installed or loaded.</summary>
    public PolicyBlock? Against(string pluginRef, MarketplaceSource? source)
    {
        if (Toggle(pluginRef) is { On: false } toggle)
        {
            return new(toggle.File, SettingsFile.EnabledMember);
        }
        if (source is null)
        {
            return null;
        }
        if (_blocked.Find(rule => rule.Blocks(source)) is { } rule)
        {
            return new(rule.File, Blocked);
        }
        return _strictFile is { } file && !_allowed.Exists(rule => rule.Allows(source)) ? new(file, Strict) : null;
    }

    /// <summary>Whether the policy keeps a plugin of a skills folder from being loaded.</summary>
    public PolicyBlock? AgainstSkills(string pluginRef)
    {
        if (Toggle(pluginRef) is { On: false } toggle)
        {
            return new(toggle.File, SettingsFile.EnabledMember);
        }
        if (_blocked.Find(static rule => rule.IsSkillsFolders) is { } rule)
        {
            return new(rule.File, Blocked);
        }
        return _strictFile is { } file && !_allowed.Exists(static rule => rule.IsSkillsFolders) ? new(file, Strict) : null;
    }

    private void Add(ClientDocument document)
    {
        if (document.Problem is { } problem)
        {
            _problems.Add(problem with { Severity = ProblemSeverity.Warning });
        }
        _files.Add(new(document, problem => _problems.Add(problem with { Severity = ProblemSeverity.Warning })));
        if (Rules(document, Strict) is { } allowed)
        {
            _strictFile = document.Path;
            _allowed.AddRange(allowed);
        }
        _blocked.AddRange(Rules(document, Blocked) ?? []);
    }

    /// <returns>The entries; <see langword="null"/> when there is no usable list: one bad entry makes the client pass over all of it.</returns>
    private List<SourceRule>? Rules(ClientDocument document, string member)
    {
        if (document.Root is not { } root || !root.ContainsKey(member))
        {
            return null;
        }
        var rules = (root.Array(member) ?? [null]).Select(entry => entry is JsonObject rule ? new SourceRule(document.Path, rule) : null).ToList();
        if (!rules.TrueForAll(static rule => rule is { IsValid: true }))
        {
            _problems.Add(document.Corrupt($"'{member}' in '{document.Path}' is malformed; the client passes over it, and it restricts nothing.", member) with { Severity = ProblemSeverity.Warning });
            return null;
        }
        return [.. rules.OfType<SourceRule>()];
    }
}
