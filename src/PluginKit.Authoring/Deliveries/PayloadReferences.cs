using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Overlays;
using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Authoring.Deliveries;

/// <summary>
/// Takes along what the projected files point at below the root of the package (<c>bin/</c>, <c>scripts/</c>, …). Without it, a server or
/// hook that starts <c>${package.root}/bin/tool</c> would be delivered without its tool. Nothing that is not pointed at is delivered.
/// </summary>
internal sealed class PayloadReferences(AuthoredPackage package, PackageFiles files, DeliveryDraft draft)
{
    /// <summary>The detail of a problem that names what is pointed at and not there.</summary>
    public const string Detail = "referenced";

    private static readonly string[] Variables = ["${CLAUDE_PLUGIN_ROOT}/", Placeholders.PackageRoot + "/"];
    private static readonly SearchValues<char> Terminators = SearchValues.Create(" \t\r\n\"'`;&|<>)$\\,");

    /// <summary>Authored and generated things that are never payload.</summary>
    private static readonly HashSet<string> Excluded = new(StringComparer.OrdinalIgnoreCase)
    {
        "plugin", "plugin.yaml", "launcher.yaml", "targets", "publish", "mcp", "src", "skills", "hooks", "commands", "agents", "settings.json",
        ".claude-plugin", ".codex-plugin", ".cursor-plugin", ".cursor", ".opencode", ".mcp.json", ".app.json", ".lsp.json", ".git",
    };

    /// <param name="servers">The servers with their placeholders not yet replaced.</param>
    /// <param name="overlay">The overlay of the target.</param>
    public void Add(JsonObject servers, TargetOverlay? overlay)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Collect(names, servers);
        foreach (var path in overlay?.Components.GetValueOrDefault("hooks") ?? [])
        {
            if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                CollectFile(names, path);
            }
        }

        if (package.Launcher is { } launcher)
        {
            names.Add(FirstSegment(launcher.Entrypoint));
        }

        names.Remove(string.Empty);
        foreach (var name in names)
        {
            Add(name);
        }
    }

    private void Add(string name)
    {
        if (draft.Has(name))
        {
            return;
        }

        if (!Excluded.Contains(name) && files.Tree.HasFile(name))
        {
            draft.Copy(name, name);
        }
        else if (!Excluded.Contains(name) && files.Tree.Entries.Any(entry => entry.Path.StartsWith(name + "/", StringComparison.Ordinal)))
        {
            draft.CopyFolder(name, name);
        }
        else
        {
            var message = $"{name}: a server, hook or launcher points at this, and the delivery does not contain it.";
            var problem = Problem.Of(ProblemCodes.OverlayInvalid, message, name);
            files.Problems.Add(problem with { Severity = ProblemSeverity.Warning }, (Detail, name));
        }
    }

    private void CollectFile(SortedSet<string> names, string path)
    {
        if (files.Bytes(path, ProblemCodes.OverlayInvalid) is { } bytes)
        {
            Collect(names, Encoding.UTF8.GetString(bytes.Span));
        }
    }

    private static void Collect(SortedSet<string> names, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, value) in members)
                {
                    Collect(names, value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Collect(names, item);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                Collect(names, text);
                break;
            default:
                break;
        }
    }

    private static void Collect(SortedSet<string> names, string written)
    {
        var text = Placeholders.ReplaceSeparator(written);
        foreach (var variable in Variables)
        {
            for (var at = text.IndexOf(variable, StringComparison.Ordinal); at >= 0; at = text.IndexOf(variable, at + 1, StringComparison.Ordinal))
            {
                names.Add(FirstSegment(text[(at + variable.Length)..]));
            }
        }
    }

    private static string FirstSegment(string path)
    {
        var end = path.AsSpan().IndexOfAny(Terminators);
        var segments = (end < 0 ? path : path[..end]).Split('/');
        return Array.Find(segments, static segment => segment.Length > 0 && segment != ".") ?? string.Empty;
    }
}
