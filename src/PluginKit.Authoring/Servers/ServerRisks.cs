using PluginKit.Authoring.Files;
using PluginKit.Authoring.Yaml;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Servers;

/// <summary>
/// Looks at what a server would start, reach and send. What no client could use, or what would give a secret away, is an error; what somebody should look at
/// before it runs is a warning. Messages name fields, never values.
/// </summary>
internal static class ServerRisks
{
    private const string Placeholder = "${";

    private static readonly HashSet<string> Loaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "PATH", "LD_PRELOAD", "LD_LIBRARY_PATH", "LD_AUDIT", "DYLD_INSERT_LIBRARIES", "DYLD_LIBRARY_PATH", "NODE_OPTIONS", "BASH_ENV", "PLUGIN_ROOT", "CLAUDE_PLUGIN_ROOT",
    };

    public static void Check(StdioTransport stdio, MappingReader fields, DocumentReport report)
    {
        if (stdio.Command.IndexOfAny([' ', '\t', ';', '|', '&', '>', '<', '`', '\n']) >= 0)
        {
            Warn(fields.At("command"), report, $"{fields.PathOf("command")} has spaces or signs of a shell; it is started as the name of one program");
        }

        foreach (var name in stdio.Environment.Keys.Where(Loaders.Contains))
        {
            Warn(fields.At("env"), report, $"{fields.PathOf("env")} sets {name}, which decides what other programs load");
        }
    }

    public static void Check(RemoteTransport remote, MappingReader fields, DocumentReport report)
    {
        Address(remote.Url, fields, report);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in remote.Headers)
        {
            if (name.AsSpan().IndexOfAny('\r', '\n') >= 0 || value.AsSpan().IndexOfAny('\r', '\n') >= 0)
            {
                report.Invalid(fields.At("headers"), $"{fields.PathOf("headers")} has a header with a line break");
            }

            if (!names.Add(name))
            {
                report.Invalid(fields.At("headers"), $"{fields.PathOf("headers")} has a header twice; letter case makes no difference");
            }
        }
    }

    // With a variable in it, an address is complete only on the machine of its user.
    private static void Address(string url, MappingReader fields, DocumentReport report)
    {
        var (at, field) = (fields.At("url"), fields.PathOf("url"));
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            if (!url.Contains(Placeholder, StringComparison.Ordinal))
            {
                report.Invalid(at, $"{field} has to be a complete address, such as https://example.org/mcp");
            }

            return;
        }

        if (address.Scheme is not ("https" or "http") && !url.StartsWith(Placeholder, StringComparison.Ordinal))
        {
            report.Invalid(at, $"{field} has to begin with https:// or http://");
        }
        else if (address.UserInfo.Length > 0 && !Uri.UnescapeDataString(address.UserInfo).Contains(Placeholder, StringComparison.Ordinal))
        {
            report.Invalid(at, $"{field} must not carry a user name or password");
        }
        else if (address.Fragment.Length > 0)
        {
            Warn(at, report, $"{field} has a fragment, which is never sent");
        }
    }

    private static void Warn(YamlValue at, DocumentReport report, string message) => report.Warn(ProblemCodes.ServerRisky, at, message);
}
