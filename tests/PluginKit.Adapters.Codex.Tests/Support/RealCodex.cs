using System.Diagnostics;
using System.Text.Json.Nodes;
using PluginKit.Platform.Processes;

namespace PluginKit.Adapters.Codex.Tests.Support;

/// <summary>Runs the real client with nothing of this machine's environment but the search path.</summary>
internal sealed class RealCodex : IProcessRunner
{
    public Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(RealClients.Codex!, request.Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = request.WorkingDirectory,
        };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        foreach (var (name, value) in request.Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var lines = error.GetAwaiter().GetResult().Split('\n').Where(static text => !text.StartsWith("WARNING: proceeding", StringComparison.Ordinal));
        return Task.FromResult(new ProcessOutcome(ProcessEnd.Exited, process.ExitCode, output, string.Join('\n', lines)));
    }

    public async Task<ProcessOutcome> RunAsync(CodexStage stage, string folder, params string[] arguments) => await RunAsync(
        new()
        {
            FileName = "codex",
            Arguments = arguments,
            WorkingDirectory = folder,
            Environment = new Dictionary<string, string>(stage.Variables, StringComparer.Ordinal) { ["HOME"] = stage.Environment.HomeDirectory },
        },
        CancellationToken.None);

    /// <summary>What the client lists as installed, seen from a folder; <see langword="null"/> when it refuses to.</summary>
    public async Task<IReadOnlyDictionary<string, (string Version, bool IsOn)>?> InstalledAsync(CodexStage stage, string folder)
    {
        var outcome = await RunAsync(stage, folder, "plugin", "list", "--json");
        return outcome.ExitCode != 0 ? null : JsonNode.Parse(outcome.StandardOutput)!["installed"]!.AsArray()
            .ToDictionary(static row => (string)row!["pluginId"]!, static row => ((string)row!["version"]!, (bool)row["enabled"]!), StringComparer.Ordinal);
    }

    /// <summary>The servers that loaded plugins contribute: the only word of the client about what is loaded.</summary>
    public async Task<IReadOnlyList<string>?> ServersAsync(CodexStage stage, string folder)
    {
        var outcome = await RunAsync(stage, folder, "mcp", "list", "--json");
        return outcome.ExitCode != 0 ? null : [.. JsonNode.Parse(outcome.StandardOutput)!.AsArray().Select(static row => (string)row!["name"]!)];
    }
}
