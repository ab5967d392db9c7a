using System.Reflection;
using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Tests.Problems;

public sealed class ProblemCatalogTests
{
    private static readonly string[] Codes = Constants(typeof(ProblemCodes));
    private static readonly string[] Actions = Constants(typeof(NextStepActions));

    [Fact]
    public void Every_code_has_exactly_one_row_and_every_row_a_code() =>
        ProblemCatalog.Entries.Select(static entry => entry.Code).Order(StringComparer.Ordinal).ShouldBe(Codes.Order(StringComparer.Ordinal));

    [Fact]
    public void Codes_are_unique_snake_case_words()
    {
        Codes.Distinct(StringComparer.Ordinal).Count().ShouldBe(Codes.Length);
        Codes.ShouldAllBe(static code => code.All(static character => char.IsAsciiLetterLower(character) || character == '_'));
    }

    [Fact]
    public void Every_row_has_a_known_severity_a_title_a_remedy_and_a_known_action()
    {
        foreach (var entry in ProblemCatalog.Entries)
        {
            entry.Severity.IsKnown.ShouldBeTrue(entry.Code);
            entry.Title.ShouldEndWith(".", customMessage: entry.Code);
            entry.Remedy.ShouldEndWith(".", customMessage: entry.Code);
            (entry.NextStepAction is null || Actions.Contains(entry.NextStepAction)).ShouldBeTrue(entry.Code);
        }
    }

    [Fact]
    public void A_problem_takes_severity_and_next_step_from_its_row()
    {
        var problem = Problem.At(ProblemCodes.ManifestInvalid, "'plugin.yaml' has no name.", "/p/plugin.yaml", 3, 1);

        problem.IsError.ShouldBeTrue();
        problem.NextStep!.Action.ShouldBe(NextStepActions.FixFile);
        (problem.Line, problem.Column).ShouldBe((3, 1));
    }

    [Fact]
    public void A_code_that_nobody_declared_is_misuse() =>
        Should.Throw<ArgumentException>(static () => Problem.Of("made_up", "text"));

    [Fact]
    public void A_third_party_may_add_codes_by_making_the_problem_itself() =>
        ProblemCatalog.Find("of_a_third_party").ShouldBeNull();

    [Fact]
    public void Arguments_of_a_step_are_ordered_by_name()
    {
        var step = NextStep.Of(NextStepActions.Repair, ("b", "2"), ("a", "1"));

        step.Arguments.Keys.ShouldBe(["a", "b"]);
    }

    private static string[] Constants(Type type) =>
        [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(static field => field.IsLiteral).Select(static field => (string)field.GetRawConstantValue()!)];
}
