using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Composition;
using PluginKit.Contracts.Hosts;
using PluginKit.EndToEnd.Tests.Support;
using PluginKit.Platform.Processes;

namespace PluginKit.EndToEnd.Tests.Journeys;

/// <summary>Asks the clients themselves, with their own commands: the real programs in a clean environment, or the doubles.</summary>
internal sealed class ClientVoice(HostFixture host)
{
    public async Task<IReadOnlyList<ClientRow>> ClaudeAsync(string workingDirectory)
    {
        using var json = JsonDocument.Parse(await RunAsync("claude", workingDirectory, "plugin", "list", "--json"));
        return [.. json.RootElement.EnumerateArray().Select(static row => new ClientRow(
            row.GetProperty("id").GetString()!, row.GetProperty("enabled").GetBoolean(), row.GetProperty("scope").GetString())
        {
            Version = row.GetProperty("version").GetString(),
            Errors = row.TryGetProperty("errors", out var errors) ? errors.ToString() : null,
        })];
    }

    public async Task<IReadOnlyList<ClientRow>> CodexAsync(string workingDirectory)
    {
        using var json = JsonDocument.Parse(await RunAsync("codex", workingDirectory, "plugin", "list", "--json"));
        return [.. json.RootElement.GetProperty("installed").EnumerateArray()
            .Where(static row => row.GetProperty("installed").GetBoolean())
            .Select(static row => new ClientRow(row.GetProperty("pluginId").GetString()!, row.GetProperty("enabled").GetBoolean(), null) { Version = row.GetProperty("version").GetString() })];
    }

    /// <summary>The servers that Codex would start; <see langword="null"/> where nobody can be asked, because the double has no servers.</summary>
    public async Task<IReadOnlyList<string>?> CodexServersAsync(string workingDirectory)
    {
        if (IsSimulated)
        {
            return null;
        }

        using var json = JsonDocument.Parse(await RunAsync("codex", workingDirectory, "mcp", "list", "--json"));
        return [.. json.RootElement.EnumerateArray().Select(static row => row.GetProperty("name").GetString()!)];
    }

    private bool IsSimulated => string.Equals(host.Clients, "simulated", StringComparison.Ordinal);

    /// <summary>Runs a client's command and gives what it printed. Fails when the command does.</summary>
    public async Task<string> RunAsync(string program, string workingDirectory, params string[] arguments)
    {
        var (exitCode, output, error) = IsSimulated
            ? await PlayAsync(program, workingDirectory, arguments)
            : await StartAsync(program, workingDirectory, arguments);
        exitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {output}{error}");
        return output;
    }

    private async Task<(int ExitCode, string Output, string Error)> PlayAsync(string program, string workingDirectory, string[] arguments)
    {
        await using var services = HostServices.Build(new HostRequest { Home = host.Home, SystemRoot = host.SystemRoot, Clients = ClientMode.Simulated });
        var environment = services.GetRequiredService<HostEnvironment>();
        var outcome = await services.GetRequiredService<IProcessRunner>().RunAsync(
            new()
            {
                FileName = services.GetRequiredService<IProgramLocator>().Find(program, environment)!,
                Arguments = arguments,
                WorkingDirectory = workingDirectory,
                Environment = environment.Variables,
            },
            CancellationToken.None);
        return (outcome.ExitCode, outcome.StandardOutput, outcome.StandardError);
    }

    private async Task<(int ExitCode, string Output, string Error)> StartAsync(string program, string workingDirectory, string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Join(RealClients.Folder, program), arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["HOME"] = host.Home;
        start.Environment["PATH"] = RealClients.Folder + Path.PathSeparator + path;
        start.Environment["DISABLE_AUTOUPDATER"] = "1";
        start.Environment["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
