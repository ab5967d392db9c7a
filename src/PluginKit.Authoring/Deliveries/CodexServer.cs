using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PluginKit.Authoring.Deliveries;

/// <summary>
/// Says a server in the words of Codex (measured on 0.169.0): it ignores <c>headers</c> without a word, expands no variables, and starts a program in the
/// directory of the session unless a <c>cwd</c> is named, which it resolves against the installed plugin.
/// </summary>
internal static partial class CodexServer
{
    public static void Adapt(JsonObject server)
    {
        if (server.ContainsKey("command") && !server.ContainsKey("cwd") && Placeholders.NamesPackageRoot(server))
        {
            server["cwd"] = Placeholders.PackageRoot;
        }

        if (server["headers"] is JsonObject headers)
        {
            server.Remove("headers");
            foreach (var (name, value) in headers)
            {
                Header(server, name, value!.GetValue<string>());
            }
        }
    }

    private static void Header(JsonObject server, string name, string value)
    {
        var variable = Variable().Match(value);
        if (!variable.Success)
        {
            Add(server, "http_headers", name, value);
        }
        else if (variable.Groups["bearer"].Length == 0)
        {
            Add(server, "env_http_headers", name, variable.Groups["name"].Value);
        }
        else if (string.Equals(name, "Authorization", StringComparison.OrdinalIgnoreCase) && !server.ContainsKey("bearer_token_env_var"))
        {
            server["bearer_token_env_var"] = variable.Groups["name"].Value;
        }
        else
        {
            Add(server, "http_headers", name, value);
        }
    }

    /// <summary>What the author passed through for this client wins.</summary>
    private static void Add(JsonObject server, string member, string name, string value)
    {
        if (server[member] is not JsonObject values)
        {
            server[member] = values = [];
        }

        values.TryAdd(name, value);
    }

    [GeneratedRegex(@"^(?<bearer>Bearer )?\$\{(?:env:)?(?<name>[A-Za-z_][A-Za-z0-9_]*)\}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Variable();
}
