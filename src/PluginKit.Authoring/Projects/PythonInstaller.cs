using System.Text.Json.Nodes;
using PluginKit.Contracts.Clients;
using PluginKit.Editing;

namespace PluginKit.Authoring.Projects;

/// <summary>The package manager of a Python project, and the file that tells it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Evidence">The file; <see langword="null"/> for the default.</param>
/// <param name="LockFile">Its lock file, when there is one.</param>
internal sealed record PythonInstaller(string Name, string? Evidence, string? LockFile)
{
    public const string Uv = "uv";
    public const string Poetry = "poetry";
    public const string Pipenv = "pipenv";
    public const string Requirements = "requirements";
    public const string Venv = "venv";

    /// <summary>The name for people.</summary>
    public string Display => Name == Requirements ? "requirements.txt (pip)" : Name;

    /// <summary>Whether the manager keeps environments outside of the project.</summary>
    public bool KeepsEnvironments => Name is Poetry or Pipenv;

    /// <summary>Finds the manager: lock files and <c>pyproject.toml</c> before Pipenv's files before <c>requirements.txt</c>.</summary>
    /// <param name="directory">The project.</param>
    /// <param name="fault">Why <c>pyproject.toml</c> cannot be used; it counts as absent then.</param>
    public static PythonInstaller Of(ProjectDirectory directory, out string? fault)
    {
        var tools = Tools(directory, out fault);
        if (directory.IsFile("uv.lock") || tools?.ContainsKey(Uv) == true)
        {
            return With(directory, Uv, "uv.lock", "pyproject.toml");
        }

        if (directory.IsFile("poetry.lock") || tools?.ContainsKey(Poetry) == true)
        {
            return With(directory, Poetry, "poetry.lock", "pyproject.toml");
        }

        if (directory.First("Pipfile.lock", "Pipfile") is not null)
        {
            return With(directory, Pipenv, "Pipfile.lock", "Pipfile");
        }

        return directory.IsFile("requirements.txt") ? new(Requirements, "requirements.txt", LockFile: null) : new(Venv, Evidence: null, LockFile: null);
    }

    private static PythonInstaller With(ProjectDirectory directory, string name, string lockFile, string manifest) =>
        directory.IsFile(lockFile) ? new(name, lockFile, lockFile) : new(name, manifest, LockFile: null);

    private static JsonObject? Tools(ProjectDirectory directory, out string? fault)
    {
        fault = null;
        var view = directory.Read("pyproject.toml");
        if (view.IsAbsent)
        {
            return null;
        }

        if (view.Status != FileViewStatus.Ok)
        {
            fault = "pyproject.toml cannot be read";
            return null;
        }

        var read = StructuredText.Read(TextFormat.Toml, view.Bytes);
        if (!read.IsOk)
        {
            fault = $"pyproject.toml is not valid TOML (line {read.Error!.Line}, column {read.Error.Column})";
        }

        return read.Find(KeyPath.Of("tool")) as JsonObject;
    }
}
