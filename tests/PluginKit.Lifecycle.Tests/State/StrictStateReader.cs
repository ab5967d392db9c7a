using System.Text.Json;

namespace PluginKit.Lifecycle.Tests.State;

/// <summary>Reads state as the existing tool does: every member has its type, and a member that is not in its format is refused.</summary>
internal static class StrictStateReader
{
    private const JsonValueKind Text = JsonValueKind.String;

    public static int Check(JsonElement root)
    {
        Members(root, ("schema_version", JsonValueKind.Number), ("installations", JsonValueKind.Array));
        root.GetProperty("schema_version").GetInt32().ShouldBe(1);
        foreach (var record in root.GetProperty("installations").EnumerateArray())
        {
            Members(
                record,
                ("integration_id", Text), ("requested_source_ref", JsonValueKind.Object), ("resolved_source_ref", JsonValueKind.Object),
                ("resolved_version", Text), ("source_digest", Text), ("manifest_digest", Text), ("policy", JsonValueKind.Object),
                ("workspace_root?", Text), ("targets", JsonValueKind.Object), ("last_checked_at", Text), ("last_updated_at", Text));
            Members(record.GetProperty("requested_source_ref"), ("kind", Text), ("value", Text));
            Members(record.GetProperty("resolved_source_ref"), ("kind", Text), ("value", Text));
            record.GetProperty("requested_source_ref").GetProperty("kind").GetString().ShouldBeOneOf("local_path", "github_repo_path", "git_url");
            Members(record.GetProperty("policy"), ("scope", Text), ("auto_update", JsonValueKind.True), ("adopt_new_targets", Text), ("allow_prerelease", JsonValueKind.False));
            record.GetProperty("last_checked_at").GetString()!.ShouldMatch("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$");
            foreach (var target in record.GetProperty("targets").EnumerateObject())
            {
                Target(target);
            }
        }

        return root.GetProperty("installations").GetArrayLength();
    }

    private static void Target(JsonProperty target)
    {
        Members(
            target.Value,
            ("target_id", Text), ("delivery_kind", Text), ("capability_surface?", JsonValueKind.Array), ("state", Text), ("native_ref?", Text),
            ("activation_state?", Text), ("interactive_auth_state?", Text), ("catalog_policy?", JsonValueKind.Object),
            ("environment_restrictions?", JsonValueKind.Array), ("source_access_state?", Text), ("owned_native_objects?", JsonValueKind.Array),
            ("adapter_metadata?", JsonValueKind.Object));
        target.Value.GetProperty("target_id").GetString().ShouldBe(target.Name);
        foreach (var item in target.Value.GetProperty("owned_native_objects").EnumerateArray())
        {
            Members(item, ("kind", Text), ("name?", Text), ("path?", Text), ("protection_class?", Text));
        }
    }

    private static void Members(JsonElement element, params (string Name, JsonValueKind Kind)[] format)
    {
        foreach (var member in element.EnumerateObject())
        {
            var known = format.FirstOrDefault(item => item.Name.TrimEnd('?') == member.Name);
            known.Name.ShouldNotBeNull($"'{member.Name}' is not in the format");
            member.Value.ValueKind.ShouldBe(known.Kind, member.Name);
        }

        foreach (var (name, _) in format.Where(static item => !item.Name.EndsWith('?')))
        {
            element.TryGetProperty(name, out _).ShouldBeTrue($"'{name}' is missing");
        }
    }
}
