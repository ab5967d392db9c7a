using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Clients;

/// <summary>Does something in the middle of an operation, when a step whose summary holds a word begins; synchronously, unlike <see cref="Progress{T}"/>.</summary>
internal sealed class Interruption(string word, Action action, bool afterwards = false) : IProgress<LifecycleProgress>
{
    private bool _done;

    public void Report(LifecycleProgress value)
    {
        if (!_done && (afterwards
            ? value.Stage == LifecycleStage.RollingBack
            : value.Message.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            _done = true;
            action();
        }
    }

    /// <summary>The settings that the world had: what stands in an image, read back.</summary>
    public static string Before(World world, IReadOnlyList<string> image)
    {
        var name = Path.GetRelativePath(world.Root, SketchAdapter.Settings(world.Home, "sketch")) + " = ";
        return image.Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("\\n", "\n", StringComparison.Ordinal);
    }
}
