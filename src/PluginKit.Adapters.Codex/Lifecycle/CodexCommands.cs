using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>The commands of the client that PluginKit runs, all of them with <c>--json</c>.</summary>
/// <param name="workingDirectory">An empty folder, so that no project is seen.</param>
internal sealed class CodexCommands(string workingDirectory)
{
    public ClientCommand AddMarketplace(string root) => Command("marketplace", "add", root);

    public ClientCommand RemoveMarketplace(string name) => Command("marketplace", "remove", name);

    public ClientCommand AddPlugin(string reference) => Command("add", reference);

    public ClientCommand RemovePlugin(string reference) => Command("remove", reference);

    public ClientCommand List(string marketplace) => Command("list", "-m", marketplace);

    /// <summary>Asks the user to run a command where the client is.</summary>
    public static NextStep ByHand(params string[] arguments) =>
        NextStep.Of(NextStepActions.RunClientCommand, ("program", CodexDescription.Program), ("command", $"{CodexDescription.Program} {string.Join(' ', arguments)}"));

    private ClientCommand Command(params string[] arguments) => new()
    {
        Program = CodexDescription.Program,
        Arguments = ["plugin", .. arguments, "--json"],
        WorkingDirectory = workingDirectory,
    };
}
