using System.Text;
using System.Text.Json;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Bundles.Handoff;

/// <summary>Recognises the package of a command line program: it brings a command of its own and no authored plugin.</summary>
internal static class CliPackages
{
    private const int Most = 1 << 20;

    public static Problem? Find(IDisk disk, string root)
    {
        var file = HasNodeCommand(disk, root) ? "package.json" : HasPythonCommand(disk, root) ? "pyproject.toml" : null;
        return file is null ? null : Problem.Of(
            ProblemCodes.BundleCliPackage, $"'{root}' is the package of a command line program ({file} names a command), and no authored plugin.", Path.Join(root, file));
    }

    private static bool HasNodeCommand(IDisk disk, string root)
    {
        if (Text(disk, Path.Join(root, "package.json")) is not { } text)
        {
            return false;
        }

        try
        {
            using var package = JsonDocument.Parse(text);
            return package.RootElement.ValueKind == JsonValueKind.Object && package.RootElement.TryGetProperty("bin", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool HasPythonCommand(IDisk disk, string root) => Text(disk, Path.Join(root, "pyproject.toml")) is { } text
        && text.Split('\n').Any(static line => line.Trim() is "[project.scripts]" or "[tool.poetry.scripts]");

    private static string? Text(IDisk disk, string path)
    {
        var view = new DurableFiles(disk).ReadAll(path, Most);
        return view.Status == FileViewStatus.Ok ? Encoding.UTF8.GetString(view.Bytes.Span) : null;
    }
}
