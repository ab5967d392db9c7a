using System.CommandLine;
using PluginKit.ConsoleHost.Commands;
using PluginKit.ConsoleHost.Composition;
using PluginKit.ConsoleHost.Demo;

namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>The commands.</summary>
internal static class HostCommands
{
    public static RootCommand Create(HostOptions options, HostTerminal terminal)
    {
        var root = new RootCommand("PluginKit sample host: catalog, discover and manage the plugins of AI coding clients.");
        var apply = new Option<bool>("--apply") { Description = "Carry the plan out" };
        var consent = new Option<string[]>("--consent") { Description = "Consent to the new and changed executables of the plan with this digest; all: of this very plan", HelpName = "DIGEST|all", AllowMultipleArgumentsPerToken = false };
        var verify = new Option<bool>("--verify-content") { Description = "Also hash the delivered files" };
        var keepData = new Option<bool>("--keep-data") { Description = "Leave the data that the plugin keeps in Claude Code" };
        var id = new Argument<string>("ID") { Description = "Integration id" };
        var optionalId = new Argument<string?>("ID") { Description = "Integration id; all without one", Arity = ArgumentArity.ZeroOrOne };
        var planFile = new Argument<string>("FILE") { Description = "The saved plan" };
        var operation = new Argument<string>("OPERATION") { Description = string.Join(", ", PlanCommands.Operations) };
        operation.AcceptOnlyFromAmong([.. PlanCommands.Operations]);
        var subjects = new Argument<string[]>("SOURCE|ID") { Description = "What the operation takes; an update takes several ids, or --all", Arity = ArgumentArity.ZeroOrMore };
        var file = new Argument<string>("FILE") { Description = "A file that does not exist yet" };
        var versions = new Option<bool>("--client-versions") { Description = "Also start the clients' programs and ask for their versions" };
        var watch = new Option<bool>("--watch") { Description = "Keep the page up to date until Ctrl-C; with --format json one view change per line, the first the whole page" };
        var ids = new Argument<string[]>("ID") { Description = "Integration ids", Arity = ArgumentArity.ZeroOrMore };
        var intent = new IntentOptions();
        var source = new Argument<string>("SOURCE|ID") { Description = "Folder of a package, or an id of the catalog" };

        Command Add(string name, string description, Func<CommandContext, ParseResult, CancellationToken, Task<int>> run, params Symbol[] symbols) =>
            AddTo(root, name, description, run, symbols);

        Command AddTo(Command parent, string name, string description, Func<CommandContext, ParseResult, CancellationToken, Task<int>> run, params Symbol[] symbols)
        {
            var command = new Command(name, description);
            foreach (var symbol in symbols)
            {
                switch (symbol)
                {
                    case Argument argument:
                        command.Add(argument);
                        break;
                    case Option option:
                        command.Add(option);
                        break;
                }
            }

            command.SetAction(async (parsed, cancellationToken) =>
            {
                await using var context = CommandContext.Open(options.Read(parsed, terminal.CurrentDirectory) with { KeepData = parsed.GetValue(keepData), Consent = parsed.GetValue(consent) ?? [] }, terminal);
                return await run(context, parsed, cancellationToken);
            });
            parent.Add(command);
            return command;
        }

        var catalogs = new CatalogCommands();
        var catalog = Add("catalog", "Which plugins exist", catalogs.ShowAsync, catalogs.OfCatalog);
        AddTo(catalog, "build", "Make a snapshot of --catalog, which an application can ship", catalogs.BuildAsync, catalogs.OfBuild);
        AddTo(catalog, "refresh", "Make a snapshot anew; when that fails the last good one stays and is marked stale", catalogs.RefreshAsync, catalogs.OfBuild);
        AddTo(catalog, "verify", "Whether a snapshot is what its digests say and, with --catalog, what is there now", catalogs.VerifyAsync, catalogs.OfVerify);
        AddTo(catalog, "diff", "What differs between two catalogs", catalogs.DiffAsync, catalogs.OfDiff);
        Add("show", "Everything about one plugin", (c, p, t) => PageCommands.ShowAsync(c, p.GetRequiredValue(id), t), id);
        Add("discover", "Which plugins already sit in the clients", (c, _, t) => ReadCommands.DiscoverAsync(c, t));
        Add("watch", "Print every change of the clients' files until Ctrl-C; with --format json one document per line", (c, _, t) => WatchCommand.RunAsync(c, t));
        Add("list", "Which plugins are managed", (c, _, t) => ReadCommands.ListAsync(c, t));
        Add("outdated", "What the sources of the managed plugins have now; may use the network", (c, p, t) => ReadCommands.OutdatedAsync(c, p.GetValue(ids) ?? [], t), ids);
        Add("doctor", "How healthy the managed plugins are", (c, p, t) => ReadCommands.DoctorAsync(c, p.GetValue(verify), t), verify);
        Add("verify", "Whether disk and record agree, by digest", (c, p, t) => ReadCommands.VerifyAsync(c, p.GetValue(optionalId), t), optionalId);
        Add("view", "The mixed, ranked page", (c, p, t) => PageCommands.ViewAsync(c, p.GetValue(watch), t), watch);
        Command Change(string name, string description, Argument<string> of, params Symbol[] more) =>
            Add(name, description, (c, p, t) => MutationCommands.RunAsync(c, name, [p.GetRequiredValue(of)], intent.Read(p), p.GetValue(apply), t), [of, .. more, apply, consent]);

        Change("add", "Plan adding a plugin; --apply carries it out", source, [.. intent.OfAdd]);
        var update = Add(
            "update",
            "Plan bringing plugins to what their sources have now; --apply carries it out",
            (c, p, t) => MutationCommands.RunAsync(c, "update", p.GetValue(ids) ?? [], intent.Read(p), p.GetValue(apply), t),
            [ids, .. intent.OfUpdate, apply, consent]);
        intent.Check(update, ids);
        Change("remove", "Plan removing a plugin; --apply carries it out", id, keepData);
        Change("repair", "Plan putting a plugin back to what was installed; --apply carries it out", id);
        Change("rollback", "Plan going back to a kept generation, offline; --apply carries it out", id, [.. intent.OfRollback]);
        Add("collect", "What of our own files nothing refers to; --apply deletes it", (c, p, t) => MutationCommands.CollectAsync(c, p.GetValue(apply), t), apply);
        Change("enable", "Plan switching a plugin on; --apply carries it out", id);
        Change("disable", "Plan switching a plugin off; --apply carries it out", id);
        Add("acknowledge", "Say that the client was reloaded or restarted, or a new thread opened", (c, p, t) => MutationCommands.AcknowledgeAsync(c, p.GetRequiredValue(id), t), id);
        var plan = new Command("plan", "Plans that are reviewed now and applied later, or by somebody else");
        var save = AddTo(plan, "save", "Plan, and keep the plan in a file that is not there yet", (c, p, t) => PlanCommands.SaveAsync(c, p.GetRequiredValue(planFile), p.GetRequiredValue(operation), p.GetValue(subjects) ?? [], intent.Read(p), t), [planFile, operation, subjects, .. intent.OfPlan]);
        intent.Check(save, operation, subjects);
        AddTo(plan, "show", "Show a saved plan as it was reviewed", (c, p, t) => PlanCommands.ShowAsync(c, p.GetRequiredValue(planFile), t), planFile);
        AddTo(plan, "apply", "Carry a saved plan out if the world is still the one that it was made in", (c, p, t) => PlanCommands.ApplyAsync(c, p.GetRequiredValue(planFile), t), planFile, consent);
        root.Add(plan);
        Add("recover", "Bring operations that did not end to their end", (c, _, t) => MutationCommands.RecoverAsync(c, t));
        Add("support-bundle", "Write what helps whoever is asked for help into a new zip file, without secrets and names", (c, p, t) => SupportBundleCommand.RunAsync(c, p.GetRequiredValue(file), p.GetValue(versions), t), file, versions);
        var demo = new Command("demo", "The main job on embedded plugins in a throwaway home, simulated clients unless --clients auto");
        demo.SetAction((parsed, cancellationToken) => DemoCommand.RunAsync(options.Read(parsed, terminal.CurrentDirectory), terminal, cancellationToken));
        root.Add(demo);
        return root;
    }
}
