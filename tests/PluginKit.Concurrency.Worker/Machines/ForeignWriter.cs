using System.Globalization;
using System.Text.Json.Nodes;

namespace PluginKit.Concurrency.Worker.Machines;

/// <summary>
/// A client in another window: it saves its settings as fast as it can, from the copy that it read when it started, beside the file and renamed as the
/// real ones do. Every save adds a key of its own to the copy. It says that it runs, and after the input was closed how often it saved.
/// </summary>
internal static class ForeignWriter
{
    public static int Run(string file)
    {
        var copy = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var own = new JsonObject();
        copy["foreign"] = own;
        var stop = Task.Run(static () => Console.In.ReadToEnd());
        var saves = 0;
        do
        {
            own[(++saves % 50).ToString(CultureInfo.InvariantCulture)] = saves;
            File.WriteAllText(file + ".theirs", copy.ToJsonString() + "\n");
            File.Move(file + ".theirs", file, overwrite: true);
            if (saves == 1)
            {
                Console.Out.WriteLine("""{"event":"ready"}""");
            }
        }
        while (!stop.IsCompleted);

        Console.Out.WriteLine($$"""{"answer":"saves","saves":{{saves}}}""");
        return 0;
    }
}
