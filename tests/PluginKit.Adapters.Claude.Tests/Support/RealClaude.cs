using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PluginKit.Platform.Processes;

namespace PluginKit.Adapters.Claude.Tests.Support;

/// <summary>The real program, with a home of its own and a clean environment.</summary>
internal static partial class RealClaude
{
    public static async Task<JsonArray> ListAsync(string home, string directory, params (string Name, string Value)[] variables) =>
        JsonNode.Parse((await RunAsync(home, directory, ["plugin", "list", "--json"], variables)).StandardOutput)!.AsArray();

    /// <summary>Plugins whose MCP servers a session would have.</summary>
    public static async Task<IReadOnlyList<string>> LoadedAsync(string home, string directory, params (string Name, string Value)[] variables) =>
        LoadedIn((await RunAsync(home, directory, ["mcp", "list"], variables)).StandardOutput);

    /// <summary>The same in what the program printed.</summary>
    public static IReadOnlyList<string> LoadedIn(string printed) =>
        [.. Server().Matches(printed).Select(static match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    public static Task<ProcessOutcome> RunAsync(string home, string directory, IReadOnlyList<string> arguments, params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = home,
            ["PATH"] = $"{Path.GetDirectoryName(RealClients.Claude)}:/usr/local/bin:/usr/bin:/bin",
            ["DISABLE_AUTOUPDATER"] = "1",
            ["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] = "1",
        };
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }
        return RunAsync(new() { FileName = RealClients.Claude!, Arguments = arguments, WorkingDirectory = directory, Environment = environment });
    }

    public static async Task<ProcessOutcome> RunAsync(ProcessRequest request)
    {
        var start = new ProcessStartInfo(request.FileName, request.Arguments)
        {
            WorkingDirectory = request.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in request.Environment)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(ProcessEnd.Exited, process.ExitCode, await output, await error);
    }

    [GeneratedRegex(@"^plugin:([^:\n]+):", RegexOptions.Multiline)]
    private static partial Regex Server();
}
