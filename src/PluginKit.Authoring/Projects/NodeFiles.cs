using System.Text.Json.Nodes;
using PluginKit.Contracts.Clients;
using PluginKit.Editing;

namespace PluginKit.Authoring.Projects;

/// <summary>What <c>package.json</c> and <c>tsconfig.json</c> say.</summary>
internal sealed record NodeFiles
{
    private const string Package = "package.json";
    private const string TypeScript = "tsconfig.json";
    private const string DefaultOutput = "dist";
    private const int MaximumInheritance = 8;

    /// <summary>Why a file cannot be used, and which.</summary>
    public (string Message, string Path)? Fault { get; private init; }

    /// <summary>The script that builds; <see langword="null"/> when there is none.</summary>
    public string? BuildScript { get; private init; }

    /// <summary>The manager that the package names with its version.</summary>
    public string? PackageManager { get; private init; }

    /// <summary>Whether there is a <c>tsconfig.json</c>.</summary>
    public bool HasTypeScript { get; private init; }

    /// <summary>Where the build writes to, relative to the project.</summary>
    public string OutputDirectory { get; private init; } = DefaultOutput;

    public static NodeFiles Read(ProjectDirectory directory)
    {
        var package = Root(directory, Package, TextFormat.Json, out var fault);
        if (package is null)
        {
            return new() { Fault = (fault ?? "package.json is missing for node runtime", Package), HasTypeScript = directory.HasEntry(TypeScript) };
        }

        var hasTypeScript = directory.HasEntry(TypeScript);
        var output = OutDir(directory, TypeScript, MaximumInheritance, out fault);
        return new()
        {
            Fault = fault is null ? null : (fault, TypeScript),
            BuildScript = Text(package["scripts"], "build"),
            PackageManager = Text(package, "packageManager"),
            HasTypeScript = hasTypeScript,
            OutputDirectory = output ?? DefaultOutput,
        };
    }

    /// <summary>The folder that the compiler writes to: comments are allowed in the file, and what it says nothing of may stand in a file that it extends.</summary>
    private static string? OutDir(ProjectDirectory directory, string path, int remaining, out string? fault)
    {
        if (Root(directory, path, TextFormat.Jsonc, out fault) is not { } root)
        {
            return null;
        }

        if (Text(root["compilerOptions"], "outDir") is { } said)
        {
            return Relative(path, said.Replace("${configDir}/", string.Empty, StringComparison.Ordinal));
        }

        // Of several the last one wins. Those that are packages lie in node_modules and are not followed.
        string?[] bases = root["extends"] is JsonArray several ? [.. several.Select(Text).Reverse()] : [Text(root["extends"])];
        foreach (var name in bases)
        {
            if (remaining > 0 && name is not null && name.StartsWith('.') && Relative(path, name) is { } file
                && OutDir(directory, directory.IsFile(file) ? file : file + ".json", remaining - 1, out fault) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static JsonObject? Root(ProjectDirectory directory, string path, TextFormat format, out string? fault)
    {
        fault = null;
        var view = directory.Read(path);
        if (view.IsAbsent)
        {
            return null;
        }

        var read = view.IsOk ? StructuredText.Read(format, view.Bytes) : null;
        var root = read?.Root as JsonObject;
        fault = root is not null ? null
            : view.Status == FileViewStatus.TooLarge ? $"{path} is too large to be read"
            : read is null ? $"{path} cannot be read"
            : read.Error is { } error ? $"{path} is not valid JSON (line {error.Line}, column {error.Column})"
            : $"{path} is no JSON object";
        return root;
    }

    /// <summary>A path in a file, relative to the project; <see langword="null"/> when it leads out of it.</summary>
    private static string? Relative(string file, string path)
    {
        var segments = new List<string>(file.Split('/')[..^1]);
        foreach (var segment in path.Trim().Replace('\\', '/').Split('/'))
        {
            if (segment is "" or ".")
            {
                continue;
            }

            if (segment != "..")
            {
                segments.Add(segment);
            }
            else if (segments.Count == 0)
            {
                return null;
            }
            else
            {
                segments.RemoveAt(segments.Count - 1);
            }
        }

        return string.Join('/', segments);
    }

    private static string? Text(JsonNode? parent, string name) => Text((parent as JsonObject)?[name]);

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
