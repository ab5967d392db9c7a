using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.EndToEnd.Tests.Discovery;

/// <summary>The essential members of an answer as a text that was checked once by eye and is compared ever since.</summary>
internal static class Expectation
{
    public const string AcceptSwitch = "PLUGINKIT_ACCEPT_DISCOVERY";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Compares with the checked expectation of a folder; a folder without one fails with the text to accept.</summary>
    public static void Check(RecordedFolder folder, string name, DiscoveryDocument document)
    {
        var file = Checkout.In("tests", "PluginKit.EndToEnd.Tests", "Discovery", "Expectations", folder.Client, name + ".json");
        var said = folder.Anywhere(Essence(document).ToJsonString(Readable)) + "\n";
        if (Environment.GetEnvironmentVariable(AcceptSwitch) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, said);
            return;
        }

        File.Exists(file).ShouldBeTrue($"{folder.Client}/{name} has no expectation. Check this against what the client reported; to accept it run the tests with {AcceptSwitch}=1.\n{said}");
        said.ShouldBe(File.ReadAllText(file), $"{folder.Client}/{name}: to accept the answer run the tests with {AcceptSwitch}=1.");
    }

    private static JsonObject Essence(DiscoveryDocument document) => new()
    {
        ["entries"] = new JsonArray([.. document.Entries.Select(Entry)]),
        ["findings"] = new JsonArray([.. document.Findings.Select(static finding => Line($"{finding.Code} {finding.Path}"))]),
        ["native_roots"] = new JsonArray([.. document.NativeRoots.Select(static roots =>
            Line($"{roots.ConfigRoot} and {roots.EffectiveNativeRoot ?? "no project"} ({roots.EffectiveNativeRootReason})"))]),
        ["problems"] = new JsonArray([.. document.Problems.Where(static problem => problem.Code != ProblemCodes.UniversalCandidatesUnavailable).Select(Problem)]),
    };

    private static JsonObject Entry(DiscoveryEntry entry)
    {
        var essence = new JsonObject
        {
            ["id"] = entry.NativePluginId,
            ["version"] = entry.Version,
            ["scopes"] = Line(string.Join(' ', entry.InstalledScopes)),
            ["state"] = entry.ObservedState.Value,
            ["hint"] = entry.ActivationHint.Value,
            ["enabled"] = entry.Enabled,
            ["enabled_if_unset"] = entry.EnabledIfUnset,
            ["enablement"] = new JsonArray([.. entry.Enablement.Select(static layer => Line(
                $"{layer.Scope} {layer.Path}: {(layer.Enabled is { } on ? on ? "on" : "off" : "says nothing")}{(layer.Decides ? ", decides" : string.Empty)}{(layer.IgnoredReason is { } why ? $", not read: {why}" : string.Empty)}"))]),
            ["source"] = entry.DetectedSource.Value,
            ["reason"] = entry.ManageabilityReason,
            ["project_roots"] = new JsonArray([.. entry.ProjectRoots.Select(Line)]),
            ["workspace_root"] = entry.WorkspaceRoot,
            ["native_root"] = entry.EffectiveNativeRoot,
            ["problems"] = new JsonArray([.. entry.Problems.Select(Problem)]),
        };

        // What has nothing to say is left out.
        foreach (var (member, value) in essence.ToArray())
        {
            if (value is null or JsonArray { Count: 0 })
            {
                essence.Remove(member);
            }
        }

        return essence;
    }

    private static JsonNode Problem(Problem problem) => Line($"{problem.Severity} {problem.Code} {problem.Path}{(problem.Line is { } line ? $":{line}" : string.Empty)}".TrimEnd());

    private static JsonNode Line(string text) => JsonValue.Create(text)!;
}
