using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>Reads the two forms of <c>installed_plugins.json</c> as strictly as the client does (measured member by member).</summary>
internal static partial class RecordReader
{
    private static readonly InstallScope[] Scopes = [InstallScope.User, InstallScope.Project, InstallScope.Local, InstallScope.Managed];
    private static readonly string[] OptionalTexts = ["version", "projectPath", "installedAt", "lastUpdated", "gitCommitSha"];

    public static (IReadOnlyList<PluginRecord> Records, bool IsLegacy, Problem? Problem) Read(ClientDocument document, JsonObject root)
    {
        var form = root["version"] is JsonValue version && version.GetValueKind() == JsonValueKind.Number ? version.ToJsonString() : null;
        if (form is not ("1" or "2"))
        {
            return ([], false, Ignored(document, "'version' is neither 1 nor 2", "version"));
        }
        if (root["plugins"] is not JsonObject plugins)
        {
            return ([], false, Ignored(document, "there is no object 'plugins'", "plugins"));
        }
        var records = new List<PluginRecord>();
        foreach (var (pluginRef, value) in plugins)
        {
            if (!Reference().IsMatch(pluginRef))
            {
                return ([], form == "1", Ignored(document, $"'{Shown(pluginRef)}' is no 'plugin@marketplace'", $"plugins.{Shown(pluginRef)}"));
            }
            var fault = form == "1" ? AddOlder(records, document.Path, pluginRef, value) : Add(records, pluginRef, value);
            if (fault is not null)
            {
                return ([], form == "1", Ignored(document, $"{fault} of '{pluginRef}' is missing or not what the client requires", $"plugins.{pluginRef}"));
            }
        }
        return (records, form == "1", null);
    }

    /// <returns>The member that is wrong.</returns>
    private static string? Add(List<PluginRecord> records, string pluginRef, JsonNode? value)
    {
        if (value is not JsonArray items)
        {
            return "The list";
        }
        foreach (var item in items)
        {
            var record = item as JsonObject;
            if (record.Text("scope") is not { } scope || Scopes.All(known => known.Value != scope))
            {
                return "'scope'";
            }
            if (record.Text("installPath") is not { } installPath)
            {
                return "'installPath'";
            }
            if (WrongMember(record!) is { } wrong)
            {
                return $"'{wrong}'";
            }
            var auto = record!["auto"]?.GetValueKind() == JsonValueKind.True;
            records.Add(new(pluginRef, InstallScope.From(scope), record.Text("projectPath"), installPath, record.Text("version"), auto));
        }
        return null;
    }

    /// <summary>The older form has no scopes, and the client looks for the copy at today's place whatever path is written (measured).</summary>
    private static string? AddOlder(List<PluginRecord> records, string file, string pluginRef, JsonNode? value)
    {
        var record = value as JsonObject;
        foreach (var required in (ReadOnlySpan<string>)["version", "installedAt", "installPath"])
        {
            if (record.Text(required) is null)
            {
                return $"'{required}'";
            }
        }
        var version = record.Text("version")!;
        var at = pluginRef.IndexOf('@', StringComparison.Ordinal);
        var copy = Path.Combine(Path.GetDirectoryName(file)!, "cache", pluginRef[(at + 1)..], pluginRef[..at], JsonShape.IsName(version) ? version : "unknown");
        records.Add(new(pluginRef, InstallScope.User, null, copy, version, false));
        return null;
    }

    private static string? WrongMember(JsonObject record)
    {
        var text = Array.Find(OptionalTexts, name => record.ContainsKey(name) && record.Text(name) is null);
        return text ?? (record.ContainsKey("auto") && record["auto"]?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False) ? "auto" : null);
    }

    private static Problem Ignored(ClientDocument document, string why, string member) => document.Corrupt(
        $"In '{document.Path}' {why}; the client ignores the whole file, and its next write would erase the other records.", member);

    private static string Shown(string name) => JsonShape.IsName(name) ? name : "?";

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*@[A-Za-z0-9][A-Za-z0-9._-]*\z", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Reference();
}
