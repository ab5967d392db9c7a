using System.CommandLine;
using PluginKit.ConsoleHost.CommandLine;
using PluginKit.Contracts.Documents;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Answers;

/// <summary>What is said after Ctrl-C is what is true for the command.</summary>
public sealed class CancelledWordsTests
{
    [Fact]
    public void Every_command_that_does_something_has_words_of_its_own()
    {
        var commands = Commands(HostCommands.Create(new HostOptions(), Terminal()), string.Empty).ToArray();

        commands.Length.ShouldBeGreaterThan(40);
        commands.Where(static name => CancelledWords.Of(name) is null).ShouldBeEmpty();
        commands.Where(static name => CancelledWords.Of(name) == CancelledWords.Undone).Order()
            .ShouldBe(["add", "disable", "enable", "plan apply", "remove", "repair", "rollback", "update"]);
    }

    [Fact]
    public async Task A_command_that_undoes_nothing_does_not_say_that_it_did()
    {
        using var host = new HostFixture();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var output = new StringWriter();

        var exitCode = await HostApplication.RunAsync(["list", "--home", host.Home, "--format", "json"], Terminal(output), cancelled.Token);

        exitCode.ShouldBe(1);
        var document = new HostRun(exitCode, output.ToString(), string.Empty).Document<ResultDocument>();
        document.Problems.ShouldHaveSingleItem().Message.ShouldBe(CancelledWords.Nothing);
    }

    private static HostTerminal Terminal(TextWriter? output = null) => new(output ?? TextWriter.Null, TextWriter.Null, Path.GetTempPath(), IsInteractive: false);

    private static IEnumerable<string> Commands(Command command, string above)
    {
        foreach (var below in command.Subcommands)
        {
            var name = above.Length == 0 ? below.Name : $"{above} {below.Name}";
            if (below.Action is not null)
            {
                yield return name;
            }

            foreach (var deeper in Commands(below, name))
            {
                yield return deeper;
            }
        }
    }
}
