using System.Text;
using PluginKit.Tests.Clients;

namespace PluginKit.Editing.Tests.Clients;

/// <summary>Lets both clients install a plugin whose marketplace, or whose manifest, is written in some way.</summary>
internal static class ReadingTrial
{
    private const string Manifest = "{\n  \"name\": \"demo\",\n  \"version\": \"1.0.0\",\n  \"description\": \"A trial.\"\n}\n";

    public static string Marketplace(SpelledDocument spelling) => $"| {spelling.Name} | {Claude(spelling.Write, Plain)} | {Codex(spelling.Write, Plain)} |";

    public static string Plugin(SpelledDocument spelling) => $"| {spelling.Name} | {Claude(Plain, spelling.Write)} | {Codex(Plain, spelling.Write)} |";

    private static byte[] Plain(string json) => Encoding.UTF8.GetBytes(json);

    private static string Claude(Func<string, byte[]> market, Func<string, byte[]> manifest)
    {
        using var home = new ClientHome();
        home.Write("market/.claude-plugin/marketplace.json", market("{\n  \"name\": \"trial\",\n  \"owner\": {\"name\": \"trial\"},\n  \"plugins\": [{\"name\": \"demo\", \"source\": \"./demo\"}]\n}\n"));
        home.Write("market/demo/.claude-plugin/plugin.json", manifest(Manifest));
        return !home.Claude("plugin", "marketplace", "add", Path.Join(home.Root, "market")).IsOk ? "refused" : Installed(home.Claude("plugin", "install", "demo@trial"));
    }

    private static string Codex(Func<string, byte[]> market, Func<string, byte[]> manifest)
    {
        using var home = new ClientHome();
        home.Write("market/.agents/plugins/marketplace.json", market("{\n  \"name\": \"trial\",\n  \"plugins\": [{\"name\": \"demo\", \"source\": \"./demo\"}]\n}\n"));
        home.Write("market/demo/.codex-plugin/plugin.json", manifest(Manifest));
        return !home.Codex("plugin", "marketplace", "add", Path.Join(home.Root, "market")).IsOk ? "refused" : Installed(home.Codex("plugin", "add", "demo@trial"));
    }

    private static string Installed(ClientAnswer answer) => answer.IsOk ? "installed" : "not installed";
}
