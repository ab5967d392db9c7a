using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using PluginKit.Benchmarks.Data;
using PluginKit.Benchmarks.Running;
using PluginKit.Contracts.Documents;
using PluginKit.Discovery.Scanning;

namespace PluginKit.Benchmarks.Discovery;

/// <summary>
/// Discovery on an ordinary home, side by side with asking the two clients themselves. Needs the folder with <c>claude</c> and <c>codex</c> in
/// PLUGINKIT_REAL_CLIENTS. Real disk.
/// </summary>
public class BesideTheClients : OnDisk
{
    private const string Variable = "PLUGINKIT_REAL_CLIENTS";
    private const int Marketplaces = 2;
    private const int Plugins = 5;

    private ScratchFolder? _scratch;

    private static string? Clients { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder && File.Exists(Path.Combine(folder, "claude")) ? folder : null;

    [Benchmark(Description = "discover 20 plugins in two clients")]
    public async Task<DiscoveryDocument?> Discover()
    {
        if (!IsStarted)
        {
            return null;
        }

        var document = await Service<IDiscovery>().DiscoverAsync(new(), CancellationToken.None);
        return Expect.Count(document, document.Entries.Count, 2 * Marketplaces * Plugins);
    }

    [Benchmark(Description = "claude plugin list --json; codex plugin list --json")]
    public async Task<int> AskTheClients() =>
        IsStarted ? await AskAsync("claude", Marketplaces * Plugins) + await AskAsync("codex", Marketplaces * Plugins) : 0;

    private protected override void Start(ScratchFolder scratch)
    {
        if (Clients is null)
        {
            Console.Error.WriteLine($"Skipped: {Variable} names no folder with the programs 'claude' and 'codex'.");
            return;
        }

        _scratch = scratch;
        new NativeHome(scratch.Home, static (path, content) => ScratchFolder.WriteFile(path, content), Marketplaces, Plugins).Fill();
        Directory.CreateDirectory(Path.Combine(scratch.Root, "empty"));
        Open(scratch);
    }

    private async Task<int> AskAsync(string client, int expected)
    {
        var start = new ProcessStartInfo(Path.Combine(Clients!, client), ["plugin", "list", "--json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.Combine(_scratch!.Root, "empty"),
        };
        var path = start.Environment["PATH"];
        start.Environment.Clear();
        foreach (var (name, value) in new[] { ("HOME", _scratch.Home), ("PATH", path), ("DISABLE_AUTOUPDATER", "1"), ("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1") })
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var listed = answer.Split(client == "claude" ? "\"id\"" : "\"pluginId\"").Length - 1;
        return Expect.That(listed, process.ExitCode == 0 && listed == expected, $"{expected} plugins of {client}, not {listed} (exit {process.ExitCode})");
    }
}
