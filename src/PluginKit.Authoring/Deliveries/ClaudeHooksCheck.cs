using System.Text.Json;

namespace PluginKit.Authoring.Deliveries;

/// <summary>
/// The shape of <c>hooks/hooks.json</c> that Claude Code (measured on 2.1.197) wants. It installs a plugin with other hooks and then loads none of them; which events
/// there are differs from version to version and is not looked at.
/// </summary>
internal static class ClaudeHooksCheck
{
    /// <summary>What is wrong, or <see langword="null"/>.</summary>
    public static string? Check(JsonElement document)
    {
        if (!document.TryGetProperty("hooks", out var hooks) || hooks.ValueKind != JsonValueKind.Object)
        {
            return "the client needs an object hooks and would load none";
        }

        return hooks.EnumerateObject().All(static hook => hook.Value.ValueKind == JsonValueKind.Array && hook.Value.EnumerateArray().All(HasHooks))
            ? null
            : "every event in hooks needs a list of objects with a list hooks; the client would load none";
    }

    private static bool HasHooks(JsonElement group) =>
        group.ValueKind == JsonValueKind.Object && group.TryGetProperty("hooks", out var hooks) && hooks.ValueKind == JsonValueKind.Array;
}
