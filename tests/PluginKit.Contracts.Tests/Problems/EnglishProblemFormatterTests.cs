using System.Reflection;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Tests.Problems;

public sealed class EnglishProblemFormatterTests
{
    private static readonly EnglishProblemFormatter Formatter = EnglishProblemFormatter.Instance;

    public static TheoryData<string> Actions =>
        [.. typeof(NextStepActions).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static constant => (string)constant.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Actions))]
    public void Every_action_is_a_sentence_that_names_no_other_product(string action)
    {
        var text = Formatter.Describe(NextStep.Of(action));

        text.ShouldEndWith(".");
        text.ShouldNotContain("Next step:");
        text.ShouldNotContain("plugin-kit-ai");
        text.ShouldNotContain("integrationctl");
        text.ShouldNotContain("{0}");
    }

    [Fact]
    public void The_argument_that_an_action_needs_is_part_of_its_sentence()
    {
        Formatter.Describe(NextStep.Of(NextStepActions.TrustProject, ("workspace_root", "/work/atlas"))).ShouldBe("Open /work/atlas in the client and trust it.");
        Formatter.Describe(NextStep.Of(NextStepActions.RunClientCommand, ("command", "codex plugin add notes"))).ShouldBe("Run this in a terminal: `codex plugin add notes`.");
    }

    [Fact]
    public void Other_arguments_stand_behind_it() =>
        Formatter.Describe(NextStep.Of(NextStepActions.AskAdministrator, ("path", "/etc/x.json"), ("key", "strict")))
            .ShouldBe("Ask an administrator to change the policy in /etc/x.json (key: strict).");

    [Fact]
    public void What_the_sentence_says_already_is_not_repeated() =>
        Formatter.Describe(NextStep.Of(NextStepActions.RunClientCommand, ("program", "codex"), ("command", "codex plugin add notes")))
            .ShouldBe("Run this in a terminal: `codex plugin add notes`.");

    [Fact]
    public void An_argument_is_found_by_each_of_its_names()
    {
        Formatter.Describe(NextStep.Of(NextStepActions.TrustProject, ("project_root", "/a"))).ShouldBe(Formatter.Describe(NextStep.Of(NextStepActions.TrustProject, ("workspace_root", "/a"))));
        Formatter.Describe(NextStep.Of(NextStepActions.FixFile, ("file", "/a"))).ShouldBe("Correct the file /a.");
    }

    [Fact]
    public void An_action_of_a_third_party_is_shown_as_it_is() =>
        Formatter.Describe(NextStep.Of("call_support", ("phone", "1"))).ShouldBe("Next step: call_support (phone: 1).");

    [Fact]
    public void A_problem_is_its_message_its_place_and_its_next_step()
    {
        Formatter.Describe(Problem.At(ProblemCodes.ClientFileCorrupt, "A comma is missing", "/home/ada/settings.json", 4, 2))
            .ShouldBe("A comma is missing (/home/ada/settings.json, line 4, column 2). Correct the file.");
        Formatter.Describe(Problem.Of(ProblemCodes.SourceNotFound, "'/p' is not there.", "/p")).ShouldBe("'/p' is not there. Check the spelling of the reference.");
        Formatter.Describe(new Problem { Code = "own", Severity = ProblemSeverity.Info, Message = "Text" }).ShouldBe("Text.");
    }

    [Fact]
    public void R49_nothing_of_a_problem_reaches_a_terminal_unescaped()
    {
        var problem = Problem.Of(ProblemCodes.SourceNotFound, "bad\u001b]0;title\u0007 name\u202E", "/p\r\n2") with
        {
            NextStep = NextStep.Of("own\u001b", ("a\u0008", "b\u2066")),
        };

        Formatter.Describe(problem).ShouldAllBe(static character => !char.IsControl(character) && character != '\u202E' && character != '\u2066');
    }
}
