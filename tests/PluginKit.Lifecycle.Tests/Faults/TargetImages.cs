using System.Text.Json.Nodes;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>
/// The disk, told apart by target: the client's own folder, our files for it, what state and receipt say of it. Taken from the files alone, with no code of the
/// lifecycle.
/// </summary>
internal sealed class TargetImages
{
    private readonly Dictionary<string, IReadOnlyList<string>> _targets = new(StringComparer.Ordinal);

    private TargetImages(IReadOnlyList<string> whole) => Whole = whole;

    /// <summary>Every file of the world.</summary>
    public IReadOnlyList<string> Whole { get; }

    public static TargetImages Of(World world)
    {
        var images = new TargetImages(WorldImage.Of(world));
        foreach (var target in new[] { "pencil", "sketch" })
        {
            string[] folders = [$"home/.{target}/", $"home/.plugin-kit-ai/materialized/{target}/"];
            images._targets[target] =
            [
                .. images.Whole.Where(line => folders.Any(folder => line.StartsWith(folder, StringComparison.Ordinal))),
                "state: " + Record(world, target),
                "receipt: " + Receipt(world, target),
            ];
        }

        return images;
    }

    /// <summary>What there is of one target.</summary>
    public IReadOnlyList<string> this[string target] => _targets[target];

    private static string Record(World world, string target) => Read(world, world.StateFile)?["installations"]?.AsArray()
        .FirstOrDefault(static record => record!["integration_id"]!.GetValue<string>() == "notes")?["targets"]?[target]?.ToJsonString() ?? "none";

    private static string Receipt(World world, string target) =>
        Read(world, Path.Combine(world.Own, "receipts", "notes.json"))?["targets"]?[target]?.ToJsonString() ?? "none";

    private static JsonNode? Read(World world, string path) =>
        world.Disk.Stat(path) is null ? null : JsonNode.Parse(world.Read(path).Replace(world.Root, "ROOT", StringComparison.Ordinal));
}
