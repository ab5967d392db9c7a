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
        var search = new Option<string?>("--search") { Description = "Only entries that contain every word", HelpName = "T" };
        var apply = new Option<bool>("--apply") { Description = "Carry the plan out" };
        var verify = new Option<bool>("--verify-content") { Description = "Also hash the delivered files" };
        var keepData = new Option<bool>("--keep-data") { Description = "Leave the data that the plugin keeps in Claude Code" };
        var id = new Argument<string>("ID") { Description = "Integration id" };
        var optionalId = new Argument<string?>("ID") { Description = "Integration id; all without one", Arity = ArgumentArity.ZeroOrOne };
        var to = new Option<string?>("--to") { Description = "A kept version, or at least 12 hex digits of its digest", HelpName = "VERSION|DIGEST" };
        var file = new Argument<string>("FILE") { Description = "A file that does not exist yet" };
        var versions = new Option<bool>("--client-versions") { Description = "Also start the clients' programs and ask for their versions" };
        var ids = new Argument<string[]>("ID") { Description = "Integration ids", Arity = ArgumentArity.ZeroOrMore };
        var intent = new IntentOptions();
        var source = new Argument<string>("SOURCE|ID") { Description = "Folder of a package, or an id of the catalog" };

        Command Add(string name, string description, Func<CommandContext, ParseResult, CancellationToken, Task<int>> run, params Symbol[] symbols)
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
                await using var context = CommandContext.Open(options.Read(parsed, terminal.CurrentDirectory) with { KeepData = parsed.GetValue(keepData) }, terminal);
                return await run(context, parsed, cancellationToken);
            });
            root.Add(command);
            return command;
        }

        Add("catalog", "Which universal plugins exist", (c, p, t) => ReadCommands.CatalogAsync(c, p.GetValue(search), t), search);
        Add("show", "Everything about one plugin", (c, p, t) => ReadCommands.ShowAsync(c, p.GetRequiredValue(id), t), id);
        Add("discover", "Which plugins already sit in the clients", (c, _, t) => ReadCommands.DiscoverAsync(c, t));
        Add("watch", "Print every change of the clients' files until Ctrl-C; with --format json one document per line", (c, _, t) => WatchCommand.RunAsync(c, t));
        Add("list", "Which plugins are managed", (c, _, t) => ReadCommands.ListAsync(c, t));
        Add("outdated", "What the sources of the managed plugins have now; may use the network", (c, p, t) => ReadCommands.OutdatedAsync(c, p.GetValue(ids) ?? [], t), ids);
        Add("doctor", "How healthy the managed plugins are", (c, p, t) => ReadCommands.DoctorAsync(c, p.GetValue(verify), t), verify);
        Add("verify", "Whether disk and record agree, by digest", (c, p, t) => ReadCommands.VerifyAsync(c, p.GetValue(optionalId), t), optionalId);
        Add("view", "The mixed, ranked page", (c, _, t) => ReadCommands.ViewAsync(c, t));
        Add("add", "Plan adding a plugin; --apply carries it out", (c, p, t) => MutationCommands.AddAsync(c, p.GetRequiredValue(source), intent.Read(p), p.GetValue(apply), t), [source, .. intent.OfAdd, apply]);
        var update = Add(
            "update",
            "Plan bringing plugins to what their sources have now; --apply carries it out",
            (c, p, t) => MutationCommands.UpdateAsync(c, p.GetValue(ids) ?? [], intent.Read(p), p.GetValue(apply), t),
            [ids, .. intent.OfUpdate, apply]);
        intent.Check(update, ids);
        Add("remove", "Plan removing a plugin; --apply carries it out", (c, p, t) => MutationCommands.RemoveAsync(c, p.GetRequiredValue(id), p.GetValue(apply), t), id, apply, keepData);
        Add("repair", "Plan putting a plugin back to what was installed; --apply carries it out", (c, p, t) => MutationCommands.RepairAsync(c, p.GetRequiredValue(id), p.GetValue(apply), t), id, apply);
        Add("rollback", "Plan going back to a kept generation, offline; --apply carries it out", (c, p, t) => MutationCommands.RollbackAsync(c, p.GetRequiredValue(id), p.GetValue(to), p.GetValue(apply), t), id, to, apply);
        Add("collect", "What of our own files nothing refers to; --apply deletes it", (c, p, t) => MutationCommands.CollectAsync(c, p.GetValue(apply), t), apply);
        Add("enable", "Plan switching a plugin on; --apply carries it out", (c, p, t) => MutationCommands.ToggleAsync(c, p.GetRequiredValue(id), isOn: true, p.GetValue(apply), t), id, apply);
        Add("disable", "Plan switching a plugin off; --apply carries it out", (c, p, t) => MutationCommands.ToggleAsync(c, p.GetRequiredValue(id), isOn: false, p.GetValue(apply), t), id, apply);
        Add("acknowledge", "Say that the client was reloaded or restarted, or a new thread opened", (c, p, t) => MutationCommands.AcknowledgeAsync(c, p.GetRequiredValue(id), t), id);
        Add("recover", "Bring operations that did not end to their end", (c, _, t) => MutationCommands.RecoverAsync(c, t));
        Add("support-bundle", "Write what helps whoever is asked for help into a new zip file, without secrets and names", (c, p, t) => SupportBundleCommand.RunAsync(c, p.GetRequiredValue(file), p.GetValue(versions), t), file, versions);
        var demo = new Command("demo", "The main job on embedded plugins in a throwaway home, simulated clients unless --clients auto");
        demo.SetAction((parsed, cancellationToken) => DemoCommand.RunAsync(options.Read(parsed, terminal.CurrentDirectory), terminal, cancellationToken));
        root.Add(demo);
        return root;
    }
}
