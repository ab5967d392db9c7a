using System.Text;
using PluginKit.Tests.Clients;

namespace PluginKit.Editing.Tests.Clients;

/// <summary>Lets a client add and remove a plugin in a home with one file, and sees what becomes of the file.</summary>
internal sealed class ClientTrial : IDisposable
{
    private readonly ClientHome _home = new();
    private readonly ClientFeature _feature;
    private readonly string _file;

    private ClientTrial(ClientFeature feature, params string[] file)
    {
        _feature = feature;
        _file = _home.Write(Path.Join(["home", .. file]), feature.Before);
        feature.Prepare?.Invoke(_file);
        _home.Write("market/.claude-plugin/marketplace.json", """{"name": "trial", "owner": {"name": "trial"}, "plugins": [{"name": "demo", "source": "./demo"}]}""");
        _home.Write("market/demo/.claude-plugin/plugin.json", """{"name": "demo", "version": "1.0.0", "description": "A trial."}""");
    }

    public static TrialRow Claude(ClientFeature feature, params string[] file)
    {
        using var trial = new ClientTrial(feature, file);
        return trial.Run(
            arguments => trial._home.Claude(["plugin", .. arguments]),
            [["marketplace", "add", Path.Join(trial._home.Root, "market")], ["install", "demo@trial"]],
            [["uninstall", "demo@trial"], ["marketplace", "remove", "trial"]]);
    }

    public static TrialRow Codex(ClientFeature feature)
    {
        using var trial = new ClientTrial(feature, ".codex", "config.toml");
        return trial.Run(
            arguments => trial._home.Codex(["plugin", .. arguments]),
            [["marketplace", "add", Path.Join(trial._home.Root, "market")], ["add", "demo@trial"]],
            [["remove", "demo@trial"], ["marketplace", "remove", "trial"]]);
    }

    public void Dispose() => _home.Dispose();

    private TrialRow Run(Func<string[], ClientAnswer> client, string[][] add, string[][] remove)
    {
        string? refused = FirstRefused(client, add);
        byte[] added = File.ReadAllBytes(_file);
        string afterAdd = Describe(added);
        if (refused is not null)
        {
            return new TrialRow(_feature.Name, $"`{refused}` refuses", afterAdd, "");
        }

        string outcome = Encoding.UTF8.GetString(added).Contains("demo@trial", StringComparison.Ordinal) ? "works" : "exit code 0, nothing recorded";
        refused = FirstRefused(client, remove);
        return new TrialRow(_feature.Name, outcome, afterAdd, refused is null ? Describe(Tidy.Containers(_feature.Before, File.ReadAllBytes(_file))) : $"`{refused}` refuses");
    }

    private static string? FirstRefused(Func<string[], ClientAnswer> client, string[][] commands) => commands
        .Where(arguments => !client(arguments).IsOk)
        .Select(static arguments => arguments[0] == "marketplace" ? $"marketplace {arguments[1]}" : arguments[0])
        .FirstOrDefault();

    private string Describe(byte[] bytes)
    {
        bool keeps = _feature.Keeps(bytes) && ClientFile.IsStill(_feature, _file);
        return keeps && bytes.AsSpan().SequenceEqual(_feature.Before) ? "byte for byte" : keeps ? "kept" : "**lost**";
    }
}
