using System.Diagnostics;
using System.Text;

namespace PluginKit.Tests.Clients;

/// <summary>A home of its own in which the real clients run, in a clean environment and in an empty working directory.</summary>
internal sealed class ClientHome : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public string Root { get; } = Directory.CreateTempSubdirectory("pluginkit-client-").FullName;

    public string Home => Path.Join(Root, "home");

    public string Work => Directory.CreateDirectory(Path.Join(Root, "work")).FullName;

    public string InHome(params string[] path) => Path.Join([Home, .. path]);

    /// <summary>Writes a file below the root, with its folders.</summary>
    public string Write(string path, byte[] bytes)
    {
        string full = Path.Join(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return full;
    }

    public string Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public ClientAnswer Claude(params string[] arguments) => Run("claude", arguments);

    public ClientAnswer Codex(params string[] arguments) => Run("codex", arguments);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private ClientAnswer Run(string program, string[] arguments)
    {
        Directory.CreateDirectory(Home);
        var start = new ProcessStartInfo(Path.Join(RealClients.Folder, program), arguments)
        {
            WorkingDirectory = Work,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string? path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["HOME"] = Home;
        start.Environment["PATH"] = RealClients.Folder + Path.PathSeparator + path;
        start.Environment["DISABLE_AUTOUPDATER"] = "1";
        start.Environment["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] = "1";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end.");
        }

        return new ClientAnswer(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
