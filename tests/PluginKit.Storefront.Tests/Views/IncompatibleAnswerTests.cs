using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Views;

/// <summary>Newer schema versions and payloads without grouping keys: cards are shown, every action is off, and the view says why.</summary>
public sealed class IncompatibleAnswerTests
{
    private static readonly StorefrontInput Whole = new()
    {
        Catalog = Say.Catalog(Say.Offered("notes", "claude"), Say.Offered("maps", "claude")),
        Discovery = Say.Discovery(Say.Native("codex", "atlas@team", "Atlas")),
        List = Say.List(Say.Managed("notes", Say.Target("claude"))),
        Doctor = Say.Doctor(Say.Managed("notes", Say.Target("claude", health: HealthState.Healthy))),
    };

    private readonly MixedView _view = new();

    public static TheoryData<string> Surfaces => ["catalog", "discovery", "list", "doctor"];

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void A_newer_schema_version_of_any_surface_is_shown_and_turns_every_action_off(string surface)
    {
        var view = _view.Derive(surface switch
        {
            "catalog" => Whole with { Catalog = Whole.Catalog! with { SchemaVersion = 2 } },
            "discovery" => Whole with { Discovery = Whole.Discovery! with { SchemaVersion = 2 } },
            "list" => Whole with { List = Whole.List! with { SchemaVersion = 2 } },
            _ => Whole with { Doctor = Whole.Doctor! with { SchemaVersion = 2 } },
        });

        view.Entries.Select(static entry => entry.DisplayName).ShouldBe(["notes", "Atlas", "maps"]);
        ShouldBeReadOnly(view, surface, "schema version 2");
    }

    [Theory]
    [InlineData("", "notes")]
    [InlineData(" ", "notes")]
    [InlineData("user::notes", "")]
    public void A_list_without_grouping_keys_is_shown_and_turns_every_action_off(string key, string id)
    {
        var odd = Say.Managed("notes", Say.Target("claude")) with { ManagedEntryKey = key, IntegrationId = id };
        var view = _view.Derive(Whole with { List = Say.List(odd, Say.Managed("maps", Say.Target("claude"))) });

        view.Entries.Count(static entry => entry.EntryKind == EntryKind.UniversalInstalled).ShouldBe(2);
        var card = view.Entries.Single(entry => entry.EntryKind == EntryKind.UniversalInstalled && entry.IntegrationId == id);
        card.ManagedEntryKey.ShouldBeNull();
        card.HealthState.ShouldBe(HealthState.Unknown);
        ShouldBeReadOnly(view, "list", "managed_entry_key");
    }

    [Fact]
    public void Records_with_one_key_stay_two_cards_that_nobody_may_act_on()
    {
        var view = _view.Derive(Whole with { List = Say.List(Say.Managed("notes", Say.Target("claude")), Say.Managed("maps", Say.Target("claude")) with { ManagedEntryKey = "user::notes" }) });

        view.Entries.Where(static entry => entry.EntryKind == EntryKind.UniversalInstalled).Select(static entry => entry.IntegrationId).ShouldBe(["maps", "notes"]);
        view.Entries.Select(static entry => entry.EntryId).ShouldBeUnique();
        ShouldBeReadOnly(view, "list", "same managed_entry_key");
    }

    [Theory]
    [InlineData(ProblemCodes.DocumentNewer)]
    [InlineData(ProblemCodes.DocumentIncompatible)]
    public void An_answer_that_could_not_be_read_at_all_turns_every_action_off_too(string code)
    {
        var view = _view.Derive(Whole with { List = null, Failures = new() { List = Problem.Of(code, "Not to be understood.") } });

        view.Entries.ShouldNotContain(static entry => entry.EntryKind == EntryKind.UniversalInstalled);
        view.Problems.Has(code).ShouldBeTrue();
        ShouldBeReadOnly(view, "list", "another version");
    }

    [Fact]
    public void A_surface_that_failed_otherwise_is_unavailable_with_its_problem_and_the_rest_can_be_acted_on()
    {
        var view = _view.Derive(Whole with { Catalog = null, Failures = new() { Catalog = Problem.Of(ProblemCodes.CatalogUnreadable, "Not to be read.") } });

        view.ReadOnly.ShouldBeFalse();
        view.Surfaces.Catalog.ShouldBe(SurfaceState.Unavailable);
        view.Problems.Has(ProblemCodes.CatalogUnreadable).ShouldBeTrue();
        view.Entries[0].AllowedActions.Count.ShouldBe(3);
    }

    [Fact]
    public void What_another_program_printed_goes_all_the_way_to_a_read_only_card()
    {
        var printed = JsonNode.Parse(DocumentJson.Write(Whole.List!))!.AsObject();
        printed["schema_version"] = 7;
        printed["managed_entries"]![0]!.AsObject().Remove("managed_entry_key");

        var read = DisplayReader.Read<ReportDocument>(Encoding.UTF8.GetBytes(printed.ToJsonString()), "other program");
        var view = _view.Derive(Whole with { List = read.Document, Failures = new() { List = read.Problem } });

        Golden.GoldenDocument.ShouldBe("view-read-only", view);
        read.Fidelity.ShouldBe(DocumentFidelity.ReadOnly);
        view.Entries[0].IntegrationId.ShouldBe("notes");
        view.Problems.Has(ProblemCodes.DocumentNewer).ShouldBeTrue();
        ShouldBeReadOnly(view, "list", "schema version 7");
    }

    private static void ShouldBeReadOnly(ViewDocument view, string surface, string why)
    {
        view.ReadOnly.ShouldBeTrue();
        view.Ok.ShouldBeTrue();
        view.Problems.Has(ProblemCodes.SurfaceIncompatible, surface).ShouldBeTrue();
        view.Warnings.ShouldContain(warning => warning.Contains(why, StringComparison.Ordinal));
        foreach (var entry in view.Entries)
        {
            entry.AllowedActions.ShouldBeEmpty();
            entry.UnavailableActions.Count.ShouldBe(4);
            if (entry.EntryKind != EntryKind.NativeExternalInstalled)
            {
                entry.UnavailableActions.ShouldAllBe(static reason => reason.Code == ActionReasons.SurfaceIncompatible);
            }
        }
    }
}
