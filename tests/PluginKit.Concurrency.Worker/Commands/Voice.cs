using System.Text.Json.Nodes;

namespace PluginKit.Concurrency.Worker.Commands;

/// <summary>Speaks to the test: one JSON object per line.</summary>
internal sealed class Voice(TextWriter output)
{
    private readonly Lock _gate = new();

    public void Say(JsonObject message)
    {
        var line = message.ToJsonString();
        lock (_gate)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    public void Say(string what, string text) => Say(new() { [what] = text });
}
