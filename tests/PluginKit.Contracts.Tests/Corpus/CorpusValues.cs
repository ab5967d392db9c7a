using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Tests.Corpus;

/// <summary>The values of a document of the corpus: no two are alike where their type allows it, so that no member can be taken for another.</summary>
internal sealed class CorpusValues(string format, string role)
{
    /// <summary>The members that a writer counts and a reader does not believe: there is one of a list wherever there are any.</summary>
    public static IReadOnlySet<string> Counted { get; } = new HashSet<string>(StringComparer.Ordinal) { "warning_count", "failure_count" };

    private int _count;

    /// <summary>Whether it is about a saved plan, whose report has to be one that can be applied.</summary>
    public bool IsPlan => format == DocumentFormats.Plan;

    public JsonNode Unknown() => new JsonObject { ["list"] = new JsonArray(Next(), null, "two"), ["text"] = $"text {Next()}", ["none"] = null };

    /// <param name="owner">The type that has the member.</param>
    /// <param name="type">The type of the value, not nullable.</param>
    /// <param name="name">The member.</param>
    public JsonNode Of(Type owner, Type type, string name) => type switch
    {
        _ when name == "format" && owner.IsSubclassOf(typeof(IntegrationDocument)) => DocumentFormats.Of(owner),
        _ when name == "schema_version" && owner.IsSubclassOf(typeof(IntegrationDocument)) => DocumentFormats.SchemaVersion,
        _ when Counted.Contains(name) => 1,
        _ when type == typeof(string) => Text(name),
        _ when type == typeof(bool) => true,
        _ when type == typeof(int) || type == typeof(long) => Next(),
        _ when type == typeof(DateTimeOffset) => new DateTime(2026, 5, 4, 8, 30, 0, DateTimeKind.Utc).AddMinutes(Next()).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ when type == typeof(MemberSegment) => $"member-{Next()}",
        _ when type == typeof(JsonNode) => new JsonObject { ["nested"] = new JsonArray(Next(), "two", null, true) },
        _ => Word(type),
    };

    private string Text(string name) => name switch
    {
        _ when name.EndsWith("digest", StringComparison.Ordinal) => $"sha256:{Next():x64}",
        _ when name.EndsWith("url", StringComparison.Ordinal) => $"https://example.org/{name}/{Next()}",
        _ when name.EndsWith("path", StringComparison.Ordinal) || name.EndsWith("root", StringComparison.Ordinal) || name.EndsWith("paths", StringComparison.Ordinal) => $"/home/ada/{name}-{Next()}",
        "summary" or "message" or "description" => $"A {name} für alle, 第{Next()}.",
        _ => $"{name.Replace('_', '-')}-{Next()}",
    };

    private string Word(Type type)
    {
        var list = type.GetProperty(nameof(IKnownText<Outcome>.Known))?.GetValue(null) as IEnumerable ?? throw new InvalidOperationException($"There is no value for {type}.");
        var known = list.Cast<object>().Select(static word => word.ToString()!).ToArray();
        return type switch
        {
            // A plan is a plan, whoever wrote it.
            _ when type == typeof(ReportKind) && IsPlan => role == CorpusRoles.NewerMinor ? $"plan_{CorpusSample.AddedLater}" : "plan_update",
            _ when type == typeof(Outcome) && role == CorpusRoles.Error => "failed",
            _ when type == typeof(SurfaceState) && role == CorpusRoles.Error => "unavailable",
            _ when role == CorpusRoles.NewerMinor => $"{CorpusSample.AddedLater}_{Next()}",
            _ => known[Next() % known.Length],
        };
    }

    private int Next() => ++_count;
}
