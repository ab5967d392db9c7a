using PluginKit.Contracts.Documents;

namespace PluginKit.Authoring.Projects;

/// <summary>The command lines that prepare a Python project.</summary>
internal static class PythonSteps
{
    /// <param name="manager">The manager.</param>
    /// <param name="root">The project.</param>
    /// <param name="program">The manager's program, or that of Python for the managers that come with it.</param>
    /// <param name="environment">The environment that is there.</param>
    /// <param name="isWindows">Whose paths.</param>
    public static IReadOnlyList<BootstrapStep> For(PythonInstaller manager, string root, string program, PythonEnvironment? environment, bool isWindows) => manager.Name switch
    {
        PythonInstaller.Uv => [Install(root, program, "sync")],
        PythonInstaller.Poetry => [Install(root, program, "install", "--no-root")],
        PythonInstaller.Pipenv => [Install(root, program, manager.LockFile is null ? "install" : "sync")],
        PythonInstaller.Requirements =>
        [
            .. Environment(root, program, environment),
            Install(root, PythonEnvironment.Interpreter(Path.Join(root, ".venv"), isWindows), "-m", "pip", "install", "-r", "requirements.txt"),
        ],
        _ => Environment(root, program, environment),
    };

    private static BootstrapStep[] Environment(string root, string program, PythonEnvironment? environment) => environment is null
        ? [new() { Kind = BootstrapStep.Environment, Program = program, Arguments = ["-m", "venv", ".venv"], WorkingDirectory = root }]
        : [];

    private static BootstrapStep Install(string root, string program, params string[] arguments) =>
        new() { Kind = BootstrapStep.Install, Program = program, Arguments = arguments, WorkingDirectory = root };
}
