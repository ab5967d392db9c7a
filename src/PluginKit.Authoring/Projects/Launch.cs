using System.Text.RegularExpressions;
using PluginKit.Contracts.Documents;

namespace PluginKit.Authoring.Projects;

/// <summary>The entry point of a launcher: whether it is there, and which file of the project it hands over to.</summary>
internal sealed partial class Launch
{
    private readonly LaunchedProject _project;
    private readonly bool _isWindows;
    private readonly string _entrypoint;

    public Launch(LaunchedProject project, bool isWindows)
    {
        _project = project;
        _isWindows = isWindows;
        _entrypoint = Relative(project.Launcher!.Entrypoint);
    }

    /// <summary>The file that is started: on Windows with the extension that makes it one.</summary>
    private string File =>
        _isWindows && _project.Directory.First(_entrypoint + ".cmd", _entrypoint + ".exe") is { } found ? found : _entrypoint;

    /// <summary>What is wrong with the entry point, or <see langword="null"/>.</summary>
    public Shortfall? Shortfall()
    {
        var entrypoint = _project.Launcher!.Entrypoint;
        var entry = _project.Directory.Find(File);
        return entry.Kind switch
        {
            ProjectEntryKind.Absent => Projects.Shortfall.Blocked(ReadinessReasons.EntrypointMissing, $"launcher entrypoint {entrypoint} is missing", _entrypoint),
            ProjectEntryKind.Folder => Projects.Shortfall.Blocked(ReadinessReasons.EntrypointMissing, $"launcher entrypoint {entrypoint} is a folder", _entrypoint),
            ProjectEntryKind.Outside => Projects.Shortfall.Blocked(ReadinessReasons.OutsideProject, $"launcher entrypoint {entrypoint} leads out of the project", _entrypoint),
            _ when !_isWindows && !entry.IsExecutable =>
                Projects.Shortfall.Blocked(ReadinessReasons.EntrypointNotExecutable, $"launcher {entrypoint} is not executable", _entrypoint),
            _ => null,
        };
    }

    /// <summary>The first file of a kind below the project that the entry point names; <see langword="null"/> when it is no script, or names none.</summary>
    /// <param name="extensions">Extensions with their dots.</param>
    public string? Target(params ReadOnlySpan<string> extensions)
    {
        var text = _project.Directory.Text(File)?.Replace('\\', '/') ?? string.Empty;
        foreach (Match match in Named().Matches(text))
        {
            var path = match.Groups["path"].Value;
            foreach (var extension in extensions)
            {
                if (path.EndsWith(extension, StringComparison.Ordinal))
                {
                    return path;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a path that the entry point names stays in the project.</summary>
    public static bool StaysInside(string path) => !path.Split('/').Contains("..", StringComparer.Ordinal) && !path.Contains('\0', StringComparison.Ordinal);

    private static string Relative(string entrypoint) =>
        string.Join('/', entrypoint.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(static segment => segment != "."));

    /// <summary><c>$ROOT/plugin/main.py</c>, <c>${ROOT}/…</c>, <c>%ROOT%/…</c>, as the scaffolds of the existing tool write it.</summary>
    [GeneratedRegex("""
        (\$ROOT|\$\{ROOT\}|%ROOT%)/+(?<path>[^"'\s]+)
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Named();
}
