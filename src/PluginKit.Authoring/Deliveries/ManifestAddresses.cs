using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Display;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Deliveries;

/// <summary>What a client may show as a link. It loads a plugin whatever stands there: in a shipped manifest it is told, in one that is made here it is left out.</summary>
internal static class ManifestAddresses
{
    private static readonly (string? Parent, string Member)[] Places =
    [
        (null, "homepage"), (null, "repository"), ("author", "url"), ("interface", "websiteURL"), ("interface", "privacyPolicyURL"), ("interface", "termsOfServiceURL"),
    ];

    public static IEnumerable<ManifestFault> Check(JsonElement manifest)
    {
        foreach (var (parent, member) in Places)
        {
            var holder = parent is null ? manifest : ManifestTypes.ObjectOf(manifest, parent);
            if (holder is { } found && ManifestTypes.TextOf(found, member) is { Length: > 0 } text && !WebAddress.IsLink(text))
            {
                var field = Field(parent, member);
                yield return new(field, $"{field} is no complete address that could be shown as a link", IsRejected: false, ProblemCodes.AddressUnusable);
            }
        }
    }

    /// <summary>Takes out what is no address, and names it.</summary>
    public static IEnumerable<string> LeaveOut(JsonObject manifest)
    {
        foreach (var (parent, member) in Places)
        {
            var holder = parent is null ? manifest : manifest[parent] as JsonObject;
            if (holder?[member] is JsonValue value && value.TryGetValue(out string? text) && !WebAddress.IsLink(text))
            {
                holder.Remove(member);
                yield return Field(parent, member);
            }
        }
    }

    private static string Field(string? parent, string member) => parent is null ? member : $"{parent}.{member}";
}
