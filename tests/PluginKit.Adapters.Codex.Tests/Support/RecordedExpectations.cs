using System.Text.Json.Nodes;
using PluginKit.Contracts.Discovery;
using PluginKit.Tests.Machine;

namespace PluginKit.Adapters.Codex.Tests.Support;

/// <summary>The checked expectation of a recorded folder: a file of its name in <c>Scanning/Expectations</c>. A folder that is recorded later has none.</summary>
internal static class RecordedExpectations
{
    private const string Prefix = "Expectations.";
    private static readonly string[] Folder = ["tests", "PluginKit.Adapters.Codex.Tests", "Scanning", "Expectations"];

    public static string? Of(string scenario)
    {
        using var stream = typeof(RecordedExpectations).Assembly.GetManifestResourceStream($"{Prefix}{scenario}.json");
        return stream is null ? null : new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n").Trim();
    }

    /// <summary>Writes what was found as the expectation, to be checked by eye, when PLUGINKIT_ACCEPT_RECORDED asks for it.</summary>
    /// <returns>Whether that was asked for.</returns>
    public static bool Accept(string scenario, string text)
    {
        if (Environment.GetEnvironmentVariable("PLUGINKIT_ACCEPT_RECORDED") != "1")
        {
            return false;
        }

        File.WriteAllText(Checkout.In([.. Folder, scenario + ".json"]), text + "\n");
        return true;
    }

    public static IEnumerable<string> Names => typeof(RecordedExpectations).Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(static name => name[Prefix.Length..^".json".Length]);

    /// <summary>What an expectation holds of an answer.</summary>
    public static string Text(NativeScan scan)
    {
        var candidates = new JsonArray([.. scan.Candidates.Select(static candidate => new JsonObject
        {
            ["id"] = candidate.NativePluginId,
            ["state"] = candidate.State.Value,
            ["hint"] = candidate.ActivationHint.Value,
            ["scopes"] = string.Join(' ', candidate.Scopes),
            ["version"] = candidate.Version,
            ["decided_by"] = candidate.Enablement.FirstOrDefault(static layer => layer.Decides) is { } layer ? $"{layer.Path} {layer.Key} = {layer.Enabled}" : null,
            ["reason"] = candidate.ManageabilityReason,
        })]);
        return new JsonObject
        {
            ["candidates"] = candidates,
            ["findings"] = new JsonArray([.. scan.Findings.Select(static finding => (JsonNode)$"{finding.Code} {finding.Path}")]),
            ["problems"] = new JsonArray([.. scan.Problems.Select(static problem => (JsonNode)$"{problem.Code} {problem.Path}:{problem.Line}")]),
            ["root"] = $"{scan.Roots?.EffectiveNativeRoot} {scan.Roots?.EffectiveNativeRootReason}",
        }.ToJsonString(new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
