using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Observing;

/// <summary>
/// Everything the client's files say at one moment: the three truths that may disagree (records, merged toggles, registered marketplaces), and the policy.
/// </summary>
internal sealed class ClaudeView
{
    // A view of files stands for one moment, so what was parsed of it stays right as long as it lives: many integrations are asked for with one view.
    private static readonly ConditionalWeakTable<IClientFiles, ConcurrentDictionary<(HostEnvironment Environment, string? Workspace), ClaudeView>> Parsed = [];

    private ClaudeView(IClientFiles files, ClaudeLocations locations)
    {
        Files = files;
        Locations = locations;
        User = SettingsFile.Read(files, InstallScope.User, locations.UserSettings);

        // With the home directory as workspace both scopes are the same file.
        var hasProject = locations.ProjectSettings is { } project && !locations.SamePath(project, locations.UserSettings);
        Project = hasProject ? SettingsFile.Read(files, InstallScope.Project, locations.ProjectSettings!) : null;
        Local = hasProject ? SettingsFile.Read(files, InstallScope.Local, locations.LocalSettings!) : null;
        Layers = [.. new[] { Local, Project, User }.OfType<SettingsFile>()];
        Installed = InstalledPlugins.Read(files, locations.InstalledPlugins);
        Known = KnownMarketplaces.Read(files, locations.KnownMarketplaces);
        Policy = ManagedPolicy.Read(files, locations);
        Loads = new(this);
    }

    public IClientFiles Files { get; }

    public ClaudeLocations Locations { get; }

    public SettingsFile User { get; }

    public SettingsFile? Project { get; }

    public SettingsFile? Local { get; }

    public InstalledPlugins Installed { get; }

    public KnownMarketplaces Known { get; }

    public ManagedPolicy Policy { get; }

    public PluginLoads Loads { get; }

    /// <summary>The settings files from the one that wins to the one that loses.</summary>
    public IReadOnlyList<SettingsFile> Layers { get; }

    public static ClaudeView Read(ClientContext client) => Parsed.GetValue(client.Files, static _ => new()).GetOrAdd(
        (client.Environment, client.WorkspaceRoot),
        static (key, files) => new(files, new(key.Environment, key.Workspace)),
        client.Files);

    /// <summary>The settings file of a scope; <see langword="null"/> without a workspace.</summary>
    public SettingsFile? SettingsOf(InstallScope scope)
    {
        if (scope == InstallScope.Project)
        {
            return Project;
        }
        return scope == InstallScope.Local ? Local : User;
    }

    /// <summary>Whether a plugin is on for a session in the workspace (policy, local, project, user: the first that speaks decides).</summary>
    public EffectiveToggle Toggle(string pluginRef) => Toggle(pluginRef, Layers);

    /// <summary>Whether a plugin is on in every project that says nothing about it.</summary>
    public EffectiveToggle UserToggle(string pluginRef) => Toggle(pluginRef, [User]);

    /// <summary>The source that a settings file or the policy declares for a marketplace.</summary>
    public MarketplaceSource? DeclaredSource(string marketplace) => Policy.Declared(marketplace)
        ?? Layers.Select(layer => layer.Declared.GetValueOrDefault(marketplace)).FirstOrDefault(static source => source is not null);

    /// <summary>Whether a record counts in the workspace; one of another project does not.</summary>
    public bool Counts(PluginRecord record) =>
        record.Scope == InstallScope.User || record.Scope == InstallScope.Managed || Locations.SamePath(record.ProjectPath, Locations.WorkspaceRoot);

    /// <summary>The client's copy by the record that counts; <see langword="null"/> without one.</summary>
    public string? CopyOf(string pluginRef) => Installed.Of(pluginRef).FirstOrDefault(Counts)?.InstallPath is { } path && Path.IsPathFullyQualified(path) ? path : null;

    /// <summary>The version by the record that counts.</summary>
    public string? VersionOf(string pluginRef) => Installed.Of(pluginRef).FirstOrDefault(Counts)?.Version;

    private EffectiveToggle Toggle(string pluginRef, IEnumerable<SettingsFile> layers)
    {
        if (Policy.Toggle(pluginRef) is { } managed)
        {
            return new(managed.On, managed.File, InstallScope.Managed);
        }
        foreach (var layer in layers)
        {
            if (layer.Toggle(pluginRef) is { } on)
            {
                return new(on, layer.Path, layer.Scope);
            }
        }
        return new(null, null, null);
    }
}
