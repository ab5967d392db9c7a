using System.Reflection;
using System.Text.Json;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Tests.Vocabulary;

public sealed class KnownWordsTests
{
    public static TheoryData<string> Lists => [.. ListTypes.Select(static type => type.Name)];

    private static IEnumerable<Type> ListTypes => typeof(Outcome).Assembly.GetExportedTypes()
        .Where(static type => type.IsValueType && type.GetInterfaces().Any(static contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IKnownText<>)));

    [Fact]
    public void The_decided_lists_are_closed_and_in_order()
    {
        Words(ActionClass.Known).ShouldBe("install_target update_version adopt_new_target remove_orphaned_target repair_drift enable_target disable_target noop");
        Words(Outcome.Known).ShouldBe("planned applied partial_success rolled_back degraded failed");
        Words(TargetOutcome.Known).ShouldBe("applied blocked rolled_back degraded failed noop");
        Words(HealthState.Known).ShouldBe("healthy attention degraded unknown");
        Words(SourceAccessState.Known).ShouldBe("ok unreachable auth_required missing not_checked");
        Words(Staleness.Known).ShouldBe("store_stale client_copy_stale session_must_reload source_newer current unknown");
        Words(UpdateChange.Known).ShouldBe("none upgrade downgrade other_version same_version dropped new unknown");
        Words(ActivationHint.Known).ShouldBe("none reload_needed restart_needed new_thread_needed sign_in_needed user_step_needed running_without_source blocked_by_policy");
        Words(EntryKind.Known).ShouldBe("universal_catalog universal_available universal_installed native_external_installed");
        Words(Manageability.Known).ShouldBe("display_only safe_remove safe_adopt");
        Words(ReadOutcome.Known).ShouldBe("ok absent unreadable corrupt newer");
        Words(DocumentFidelity.Known).ShouldBe("full reduced_fidelity incompatible read_only");
        Words(SurfaceState.Known).ShouldBe("ok stale unavailable incompatible");
        Words(SurfaceKind.Known).ShouldBe("hook mcp_command mcp_remote headers_helper lsp monitor status_line bin script command_script package_install app unreadable unread");
        Words(SurfaceChange.Known).ShouldBe("new changed unchanged removed");
        Words(ConfigEditKind.Known).ShouldBe("set insert remove move");
        Words(ChangeAuthor.Known).ShouldBe("plugin_kit client");
        Words(FileChangeKind.Known).ShouldBe("created changed deleted");
        Words(ObservedState.Known).ShouldBe("observed_active observed_disabled observed_prepared observed_degraded");
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Every_list_knows_its_own_words_and_keeps_foreign_ones(string list)
    {
        typeof(KnownWordsTests).GetMethod(nameof(Check), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(ListTypes.Single(type => type.Name == list)).Invoke(null, null);
    }

    private static void Check<TText>()
        where TText : struct, IKnownText<TText>
    {
        TText.Known.ShouldNotBeEmpty();
        TText.Known.Select(static word => word.Value).Distinct(StringComparer.Ordinal).Count().ShouldBe(TText.Known.Count);
        foreach (var word in TText.Known)
        {
            word.Value.ShouldMatch("^[a-z]+(_[a-z]+)*$");
            word.IsKnown.ShouldBeTrue();
            TText.From(word.Value).ShouldBe(word);
            word.ToString().ShouldBe(word.Value);
        }

        var foreign = TText.From("of_a_newer_writer");
        foreign.IsKnown.ShouldBeFalse();
        foreign.Value.ShouldBe("of_a_newer_writer");
        default(TText).Value.ShouldBe("unknown");
        Should.Throw<ArgumentException>(static () => TText.From(string.Empty));
        var options = new JsonSerializerOptions(DocumentJson.Options);
        if (options.TypeInfoResolver!.GetTypeInfo(typeof(TText), options) is not null)
        {
            JsonSerializer.Serialize(foreign, options).ShouldBe("\"of_a_newer_writer\"");
            JsonSerializer.Deserialize<TText>("\"of_a_newer_writer\"", options).ShouldBe(foreign);
            Should.Throw<JsonException>(() => JsonSerializer.Deserialize<TText>("\"\"", options));
            Should.Throw<JsonException>(() => JsonSerializer.Deserialize<TText>("7", options));
        }
    }

    private static string Words<TText>(IReadOnlyList<TText> known)
        where TText : struct, IKnownText<TText> => string.Join(' ', known.Select(static word => word.Value));
}
