using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace PluginKit.Concurrency.Worker.Commands;

/// <summary>
/// Serves commands, one after the other. <c>go</c> is heard at any time: it lets an operation on that stopped at a point. A test that is gone closes
/// the input, and then nobody may stay behind.
/// </summary>
internal sealed class CommandLoop(Voice voice)
{
    private readonly Channel<Command> _commands = Channel.CreateUnbounded<Command>();

    public async Task<int> RunAsync(TextReader input)
    {
        await using var session = new Session(voice);
        var serving = Task.Run(() => ServeAsync(session));
        voice.Say("event", "ready");
        while (await input.ReadLineAsync() is { } line)
        {
            if (string.Equals(line, "go", StringComparison.Ordinal))
            {
                session.Continue();
            }
            else
            {
                _commands.Writer.TryWrite(Command.Parse(line));
            }
        }

        _commands.Writer.Complete();
        session.Continue();
        if (await Task.WhenAny(serving, Task.Delay(TimeSpan.FromSeconds(10))) != serving)
        {
            Environment.Exit(3);
        }

        return 0;
    }

    private async Task ServeAsync(Session session)
    {
        await foreach (var command in _commands.Reader.ReadAllAsync())
        {
            JsonObject answer;
            try
            {
                answer = await session.RunAsync(command);
            }
            catch (Exception exception)
            {
                answer = new() { ["error"] = exception.ToString() };
            }

            answer["answer"] = command.Verb;
            voice.Say(answer);
        }
    }
}
