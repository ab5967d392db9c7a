using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Tests.Documents;

public sealed class OutcomeRulesTests
{
    private static readonly TargetOutcome[] Words = [.. TargetOutcome.Known];

    /// <summary>Every set of target outcomes (2 to the power of 6), written out as the decided table says and not as the code does.</summary>
    public static TheoryData<string, string> Table
    {
        get
        {
            var data = new TheoryData<string, string>();
            for (var mask = 0; mask < 1 << Words.Length; mask++)
            {
                var set = Words.Where((_, bit) => (mask & (1 << bit)) != 0).Select(static word => word.Value).ToArray();
                data.Add(string.Join(' ', set), Expected(set));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void The_truth_table_holds_for_every_set_in_every_order(string targets, string expected)
    {
        var set = targets.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(TargetOutcome.From).ToArray();

        OutcomeRules.Of(set).Value.ShouldBe(expected);
        OutcomeRules.Of(set.Reverse()).Value.ShouldBe(expected);
        OutcomeRules.Of([.. set, .. set]).Value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("planned", false, true)]
    [InlineData("planned", true, false)]
    [InlineData("applied", false, true)]
    [InlineData("applied", true, true)]
    [InlineData("partial_success", false, false)]
    [InlineData("partial_success", true, false)]
    [InlineData("rolled_back", false, false)]
    [InlineData("rolled_back", true, false)]
    [InlineData("degraded", false, false)]
    [InlineData("degraded", true, false)]
    [InlineData("failed", false, false)]
    [InlineData("failed", true, false)]
    public void Ok_is_true_for_applied_and_for_a_plan_without_errors(string outcome, bool hasErrors, bool ok) =>
        OutcomeRules.IsOk(Outcome.From(outcome), hasErrors).ShouldBe(ok);

    [Fact]
    public void Nothing_to_do_is_applied_and_no_target_at_all_is_failed()
    {
        OutcomeRules.Of([TargetOutcome.Noop]).ShouldBe(Outcome.Applied);
        OutcomeRules.Of([]).ShouldBe(Outcome.Failed);
    }

    /// <summary>Every set of outcomes of integrations (2 to the power of 5), as the documented table says.</summary>
    public static TheoryData<string, string> BatchTable
    {
        get
        {
            var data = new TheoryData<string, string>();
            Outcome[] words = [Outcome.Applied, Outcome.PartialSuccess, Outcome.RolledBack, Outcome.Degraded, Outcome.Failed];
            for (var mask = 0; mask < 1 << words.Length; mask++)
            {
                var set = words.Where((_, bit) => (mask & (1 << bit)) != 0).Select(static word => word.Value).ToArray();
                data.Add(string.Join(' ', set), ExpectedOfBatch(set));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(BatchTable))]
    public void The_truth_table_of_batches_holds_for_every_set_in_every_order(string reports, string expected)
    {
        var set = reports.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Outcome.From).ToArray();

        OutcomeRules.OfBatch(set).Value.ShouldBe(expected);
        OutcomeRules.OfBatch(set.Reverse()).Value.ShouldBe(expected);
        OutcomeRules.OfBatch([.. set, .. set]).Value.ShouldBe(expected);
    }

    private static string ExpectedOfBatch(string[] set) => set switch
    {
        [] or ["applied"] => "applied",
        _ when set.Contains("degraded") => "degraded",
        _ when set.Contains("applied") || set.Contains("partial_success") => "partial_success",
        _ when set.Contains("rolled_back") => "rolled_back",
        _ => "failed",
    };

    private static string Expected(string[] set) => set switch
    {
        _ when set.Contains("degraded") => "degraded",
        _ when set.Contains("applied") && set.Intersect(["blocked", "failed", "rolled_back"]).Any() => "partial_success",
        _ when set.Contains("applied") => "applied",
        _ when set.Contains("rolled_back") => "rolled_back",
        _ when set.Intersect(["blocked", "failed"]).Any() => "failed",
        ["noop"] => "applied",
        _ => "failed",
    };
}
