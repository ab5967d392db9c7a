using System.Text.Json.Serialization.Metadata;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;

namespace PluginKit.Contracts.Tests.Documents;

/// <summary>Every type of the contract that is a JSON object, found by walking the source-generated metadata.</summary>
internal static class ContractTypes
{
    private static readonly Type[] Roots =
    [
        .. DocumentFormats.All.Select(static format => DocumentFormats.TypeOf(format)!),
        typeof(Problem),
        typeof(PlanStep), typeof(Observation),
        typeof(MemberEdit),
    ];

    /// <summary>Concrete types: for a polymorphic type its derived ones.</summary>
    public static IReadOnlyList<JsonTypeInfo> All { get; } = Walk();

    public static JsonTypeInfo Of(string name) => All.Single(info => info.Type.Name == name);

    private static List<JsonTypeInfo> Walk()
    {
        var seen = new HashSet<Type>();
        var queue = new Queue<Type>(Roots);
        var found = new List<JsonTypeInfo>();
        while (queue.TryDequeue(out var type))
        {
            if (!seen.Add(type))
            {
                continue;
            }

            var info = DocumentJson.Options.GetTypeInfo(type);
            foreach (var next in Next(info))
            {
                queue.Enqueue(next);
            }

            if (info.Kind == JsonTypeInfoKind.Object && !type.IsAbstract && type.Assembly == typeof(Problem).Assembly)
            {
                found.Add(info);
            }
        }

        return [.. found.OrderBy(static info => info.Type.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<Type> Next(JsonTypeInfo info) =>
    [
        .. info.Properties.Where(static property => !property.IsExtensionData).Select(static property => property.PropertyType),
        .. info.PolymorphismOptions?.DerivedTypes.Select(static derived => derived.DerivedType) ?? [],
        .. info.ElementType is { } element ? new[] { element } : [],
    ];
}
