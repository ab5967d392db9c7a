using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace PluginKit.Concurrency.Tests.Processes;

/// <summary>A process of the worker program. It is asked in lines and answers in lines; nothing here waits for time to pass.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    /// <summary>Only keeps a test that hangs from hanging for ever.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private int _unanswered;

    private WorkerProcess(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        _process.BeginErrorReadLine();
    }

    public static string Program { get; } = Path.Join(AppContext.BaseDirectory, "PluginKit.Concurrency.Worker.dll");

    public static string Dotnet { get; } =
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    public int Id => _process.Id;

    /// <summary>Whether it lives and has answered everything that it was asked.</summary>
    public bool IsIdle => !_process.HasExited && _unanswered == 0;

    public static WorkerProcess Start(params string[] words)
    {
        var start = new ProcessStartInfo(Dotnet, [Program, .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        return new(Process.Start(start)!);
    }

    public void Send(params string[] words)
    {
        _unanswered += words is ["go"] ? 0 : 1;
        _process.StandardInput.WriteLine(string.Join('\t', words));
        _process.StandardInput.Flush();
    }

    public Task<WorkerAnswer> AskAsync(params string[] words)
    {
        Send(words);
        return AnswerAsync();
    }

    /// <summary>Closes the input: the process ends what it does and answers once more.</summary>
    public Task<WorkerAnswer> EndAsync()
    {
        _process.StandardInput.Close();
        return AnswerAsync();
    }

    /// <summary>The answer to what was sent; what is announced meanwhile is passed over.</summary>
    public async Task<WorkerAnswer> AnswerAsync()
    {
        while (true)
        {
            var line = await NextAsync() ?? throw new InvalidOperationException($"The process {Id} ended without an answer.\n{_errors}");
            if (line.TryGetProperty("stopped", out var where))
            {
                throw new InvalidOperationException($"The process {Id} stopped at '{where}' and was not expected to.");
            }

            if (line.TryGetProperty("answer", out _))
            {
                _unanswered--;
                return line.TryGetProperty("error", out var error) ? throw new InvalidOperationException(error.GetString()) : new(line);
            }
        }
    }

    /// <summary>Waits until the process stops at the point that it was told.</summary>
    public async Task<string> StoppedAsync()
    {
        while (true)
        {
            var line = await NextAsync() ?? throw new InvalidOperationException($"The process {Id} ended before it stopped.\n{_errors}");
            if (line.TryGetProperty("stopped", out var where))
            {
                return where.GetString()!;
            }

            if (line.TryGetProperty("answer", out _))
            {
                throw new InvalidOperationException($"The process {Id} did not stop: {line}");
            }
        }
    }

    /// <summary>The next line that it says; <see langword="null"/> once it is gone.</summary>
    public async Task<JsonElement?> NextAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(Limit) is { } line ? JsonElement.Parse(line) : null;

    /// <summary>Ends it with SIGKILL: nothing of it runs any more afterwards.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Limit);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}
