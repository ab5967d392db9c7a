using System.CommandLine;
using PluginKit.ConsoleHost.Commands;
using PluginKit.ConsoleHost.Composition;
using PluginKit.ConsoleHost.Demo;

namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>The commands, and what several of them take.</summary>
internal sealed class HostCommands
{
    private readonly Option<bool> _apply = new("--apply") { Description = "Carry the plan out" };
    private readonly Option<string[]> _consent = new("--consent") { Description = "Consent to the new and changed executables of the plan with this digest; all: of this very plan", HelpName = "DIGEST|all", AllowMultipleArgumentsPerToken = false };
    private readonly Option<bool> _keepData = new("--keep-data") { Description = "Leave the data that the plugin keeps in Claude Code" };
    private readonly Argument<string> _id = new("ID") { Description = "Integration id" };
    private readonly Argument<string> _source = new("SOURCE|ID") { Description = "Folder or archive of a package, github:owner/repo@ref//folder, a Git URL, or an id of the catalog" };
    private readonly Argument<string[]> _ids = new("ID") { Description = "Integration ids", Arity = ArgumentArity.ZeroOrMore };
    private readonly IntentOptions _intent = new();
    private readonly SignatureFlags _signatures = new();
    private readonly RootCommand _root = new("PluginKit sample host: catalog, discover and manage the plugins of AI coding clients.");
    private readonly HostOptions _options;
    private readonly HostTerminal _terminal;

    private HostCommands(HostOptions options, HostTerminal terminal)
    {
        _options = options;
        _terminal = terminal;
    }

    public static RootCommand Create(HostOptions options, HostTerminal terminal)
    {
        var commands = new HostCommands(options, terminal);
        commands.AddCatalogs();
        commands.AddViews();
        commands.AddSources();
        commands.AddChanges();
        commands.AddPlans();
        commands.AddHandoff();
        commands.AddProject();
        commands.AddRest();
        return commands._root;
    }

    private void AddCatalogs()
    {
        var catalogs = new CatalogCommands();
        var catalog = Add(_root, "catalog", "Which plugins exist", catalogs.ShowAsync, catalogs.OfCatalog);
        Add(catalog, "build", "Make a snapshot of --catalog, which an application can ship", catalogs.BuildAsync, catalogs.OfBuild);
        Add(catalog, "refresh", "Make a snapshot anew; when that fails the last good one stays and is marked stale", catalogs.RefreshAsync, catalogs.OfBuild);
        Add(catalog, "verify", "Whether a snapshot is what its digests say and, with --catalog, what is there now", catalogs.VerifyAsync, catalogs.OfVerify);
        Add(catalog, "diff", "What differs between two catalogs", catalogs.DiffAsync, catalogs.OfDiff);
    }

    private void AddViews()
    {
        var contents = new Option<bool>("--verify-content") { Description = "Also hash the delivered files" };
        var optionalId = new Argument<string?>("ID") { Description = "Integration id; all without one", Arity = ArgumentArity.ZeroOrOne };
        var watch = new Option<bool>("--watch") { Description = "Keep the page up to date until Ctrl-C; with --format json one view change per line, the first the whole page" };
        Add(_root, "show", "Everything about one plugin", (c, p, t) => PageCommands.ShowAsync(c, p.GetRequiredValue(_id), t), _id);
        Add(_root, "discover", "Which plugins already sit in the clients", (c, _, t) => ReadCommands.DiscoverAsync(c, t));
        Add(_root, "watch", "Print every change of the clients' files until Ctrl-C; with --format json one document per line", (c, _, t) => WatchCommand.RunAsync(c, t));
        Add(_root, "list", "Which plugins are managed", (c, _, t) => ReadCommands.ListAsync(c, t));
        Add(_root, "outdated", "What the sources of the managed plugins have now; may use the network", (c, p, t) => ReadCommands.OutdatedAsync(c, p.GetValue(_ids) ?? [], t), _ids);
        Add(_root, "doctor", "How healthy the managed plugins are", (c, p, t) => ReadCommands.DoctorAsync(c, p.GetValue(contents), t), contents);
        Add(_root, "verify", "Whether disk and record agree, by digest", (c, p, t) => ReadCommands.VerifyAsync(c, p.GetValue(optionalId), t), optionalId);
        Add(_root, "view", "The mixed, ranked page", (c, p, t) => PageCommands.ViewAsync(c, p.GetValue(watch), t), watch);
    }

    private void AddSources() => Add(
        Group("source", "Where plugins come from"),
        "resolve",
        "What a reference means now: commit, digest, size and package; installs nothing and may use the network",
        (c, p, t) => ReadCommands.ResolveSourceAsync(c, p.GetRequiredValue(_source), t),
        _source);

    private void AddChanges()
    {
        AddChange("add", "Plan adding a plugin; --apply carries it out", _source, [.. _intent.OfAdd]);
        var update = Add(
            _root,
            "update",
            "Plan bringing plugins to what their sources have now; --apply carries it out",
            (c, p, t) => MutationCommands.RunAsync(c, "update", p.GetValue(_ids) ?? [], _intent.Read(p), p.GetValue(_apply), t),
            [_ids, .. _intent.OfUpdate, _apply, _consent]);
        _intent.Check(update, _ids);
        AddChange("remove", "Plan removing a plugin; --apply carries it out", _id, _keepData);
        AddChange("repair", "Plan putting a plugin back to what was installed; --apply carries it out", _id);
        AddChange("rollback", "Plan going back to a kept generation, offline; --apply carries it out", _id, [.. _intent.OfRollback]);
        AddChange("enable", "Plan switching a plugin on; --apply carries it out", _id);
        AddChange("disable", "Plan switching a plugin off; --apply carries it out", _id);
    }

    private void AddPlans()
    {
        var file = new Argument<string>("FILE") { Description = "The saved plan" };
        var operation = new Argument<string>("OPERATION") { Description = string.Join(", ", PlanCommands.Operations) };
        operation.AcceptOnlyFromAmong([.. PlanCommands.Operations]);
        var subjects = new Argument<string[]>("SOURCE|ID") { Description = "What the operation takes; an update takes several ids, or --all", Arity = ArgumentArity.ZeroOrMore };
        var plan = new Command("plan", "Plans that are reviewed now and applied later, or by somebody else");
        _root.Add(plan);
        var save = Add(
            plan,
            "save",
            "Plan, and keep the plan in a file that is not there yet",
            (c, p, t) => PlanCommands.SaveAsync(c, p.GetRequiredValue(file), p.GetRequiredValue(operation), p.GetValue(subjects) ?? [], _intent.Read(p), t),
            [file, operation, subjects, .. _intent.OfPlan]);
        _intent.Check(save, operation, subjects);
        Add(plan, "show", "Show a saved plan as it was reviewed", (c, p, t) => PlanCommands.ShowAsync(c, p.GetRequiredValue(file), t), file);
        Add(plan, "apply", "Carry a saved plan out if the world is still the one that it was made in", (c, p, t) => PlanCommands.ApplyAsync(c, p.GetRequiredValue(file), t), file, _consent);
    }

    /// <summary>The words of the handoff's own document, and the same under the name that tells it from a bundle of a client.</summary>
    private void AddHandoff()
    {
        var handoff = new HandoffCommands(_signatures);
        var releases = new ReleaseCommands(_signatures);
        const string Packs = "Pack a Python, Node or (beta) shell project as one archive";
        Add(_root, "export", Packs, handoff.ExportAsync, handoff.OfExport);
        foreach (var name in (string[])["bundle", "handoff"])
        {
            var group = Group(name, "Bundles for handing a Python or Node plugin over as one archive");
            Add(group, "install", "Unpack a bundle to a folder; validates and prepares nothing", handoff.InstallAsync, handoff.OfInstall);
            Add(group, "inspect", "What a bundle, or a folder that one was installed to, is and holds", handoff.InspectAsync, handoff.OfInspect);
            releases.Fetch.Check(Add(group, "fetch", "Download a bundle, hold it to its checksum, and install it", releases.FetchAsync, releases.Fetch.All));
            Add(group, "publish", "Pack the project and publish it to a release of GitHub (token: GITHUB_TOKEN or GH_TOKEN)", releases.PublishAsync, releases.Publish.All);
            Add(group, "verify", "Whether its files are those that it lists", handoff.VerifyAsync, handoff.OfInspect);
        }

        Add(Group("handoff", string.Empty), "export", Packs, handoff.ExportAsync, handoff.OfExport);
    }

    private Command Group(string name, string description)
    {
        if (_root.Subcommands.FirstOrDefault(command => command.Name == name) is { } existing)
        {
            return existing;
        }

        var group = new Command(name, description);
        _root.Add(group);
        return group;
    }

    private void AddProject()
    {
        var projects = new ProjectCommands();
        var project = new Command("project", "The checks of an authored project, and what prepares it to run");
        _root.Add(project);
        Add(project, "doctor", "Whether it can run where it is; runs nothing of it", projects.DoctorAsync, projects.OfDoctor);
        Add(project, "bootstrap", "Install its dependencies and build it: runs code of the project, with the rights of this user", projects.BootstrapAsync, projects.OfBootstrap);
        Add(project, "validate", "Whether it is what its targets want; runs nothing", projects.ValidateAsync, projects.OfValidate);
    }

    private void AddRest()
    {
        var file = new Argument<string>("FILE") { Description = "A file that does not exist yet" };
        var versions = new Option<bool>("--client-versions") { Description = "Also start the clients' programs and ask for their versions" };
        Add(_root, "collect", "What of our own files nothing refers to; --apply deletes it", (c, p, t) => MutationCommands.CollectAsync(c, p.GetValue(_apply), t), _apply);
        Add(_root, "acknowledge", "Say that the client was reloaded or restarted, or a new thread opened", (c, p, t) => MutationCommands.AcknowledgeAsync(c, p.GetRequiredValue(_id), t), _id);
        Add(_root, "recover", "Bring operations that did not end to their end", (c, _, t) => MutationCommands.RecoverAsync(c, t));
        Add(_root, "support-bundle", "Write what helps whoever is asked for help into a new zip file, without secrets and names", (c, p, t) => SupportBundleCommand.RunAsync(c, p.GetRequiredValue(file), p.GetValue(versions), t), file, versions);
        var demo = new Command("demo", "The main job on embedded plugins in a throwaway home, simulated clients unless --clients auto");
        demo.SetAction((parsed, cancellationToken) => DemoCommand.RunAsync(_options.Read(parsed, _terminal.CurrentDirectory), _terminal, cancellationToken));
        _root.Add(demo);
    }

    private void AddChange(string name, string description, Argument<string> of, params Symbol[] more) =>
        Add(_root, name, description, (c, p, t) => MutationCommands.RunAsync(c, name, [p.GetRequiredValue(of)], _intent.Read(p), p.GetValue(_apply), t), [of, .. more, _apply, _consent]);

    private Command Add(Command parent, string name, string description, Func<CommandContext, ParseResult, CancellationToken, Task<int>> run, params Symbol[] symbols)
    {
        var command = new Command(name, description);
        foreach (var argument in symbols.OfType<Argument>())
        {
            command.Add(argument);
        }

        foreach (var option in symbols.OfType<Option>())
        {
            command.Add(option);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = _options.Read(parsed, _terminal.CurrentDirectory) with { KeepData = parsed.GetValue(_keepData), Consent = parsed.GetValue(_consent) ?? [], TrustedKeys = _signatures.TrustedKeys(parsed, _terminal.CurrentDirectory) };
            await using var context = CommandContext.Open(request, _terminal);
            return await run(context, parsed, cancellationToken);
        });
        parent.Add(command);
        return command;
    }
}
