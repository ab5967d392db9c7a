using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Tests.Steps;

public sealed class PlanStepJsonTests
{
    private static readonly ContractsJsonContext Json = ContractsJsonContext.Default;

    [Fact]
    public void Every_step_carries_its_kind_as_discriminator_and_comes_back_as_itself()
    {
        PlanStep[] steps =
        [
            new PlaceGenerationStep { Summary = "s", DeliveryDigest = "sha256:0", Destination = "/d/notes", Replaces = "sha256:1" },
            new SwitchPointerStep { Summary = "s", Path = "/p", Content = "{}" },
            new RemoveGenerationStep { Summary = "s", Path = "/p" },
            Edit(),
            new WriteOwnedFileStep { Summary = "s", Path = "/p", Content = "text" },
            new DeleteOwnedFileStep { Summary = "s", Path = "/p" },
            new ReplaceFileStep { Summary = "s", Path = "/p", Content = [0, 255] },
            Run(),
            new AssertStep { Summary = "s", Statements = [new PathObservation { Path = "/p", Comparison = Comparison.Exists }] },
            new ManualStep { Summary = "s", NextStep = Contracts.Problems.NextStep.Of("repair") },
        ];

        foreach (var step in steps)
        {
            var text = JsonSerializer.Serialize(step, Json.PlanStep);
            var back = JsonSerializer.Deserialize(text, Json.PlanStep)!;

            JsonNode.Parse(text)!["step"]!.GetValue<string>().ShouldBe(step.Kind);
            back.GetType().ShouldBe(step.GetType());
            JsonSerializer.Serialize(back, Json.PlanStep).ShouldBe(text);
        }

        steps.Select(static step => step.Kind).Distinct().Count().ShouldBe(Json.PlanStep.PolymorphismOptions!.DerivedTypes.Count);
    }

    [Fact]
    public void A_list_of_steps_can_be_saved_as_one()
    {
        IReadOnlyList<PlanStep> steps = [Edit(), Run()];

        var back = JsonSerializer.Deserialize(JsonSerializer.Serialize(steps, Json.IReadOnlyListPlanStep), Json.IReadOnlyListPlanStep)!;

        back.Select(static step => step.Kind).ShouldBe(["edit_members", "run_client"]);
    }

    [Fact]
    public void Values_inside_edits_and_observations_keep_their_json()
    {
        var back = (EditMembersStep)JsonSerializer.Deserialize(JsonSerializer.Serialize<PlanStep>(Edit(), Json.PlanStep), Json.PlanStep)!;

        var set = back.Edits[0].ShouldBeOfType<SetMemberEdit>();
        set.Value!.ToJsonString().ShouldBe("""{"a":[1,null,"x"],"n":1.50}""");
        set.Path.Select(static segment => segment.ToString()).ShouldBe(["plugins", "[name=notes]", "[2]"]);
        back.Edits[1].ShouldBeOfType<InsertItemEdit>().Index.ShouldBe(0);
        back.Edits[2].ShouldBeOfType<RemoveMemberEdit>().OnlyIfEmpty.ShouldBeTrue();
        back.Expected[0].Value!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public void Observations_nest_and_come_back()
    {
        var back = (RunClientStep)JsonSerializer.Deserialize(JsonSerializer.Serialize<PlanStep>(Run(), Json.PlanStep), Json.PlanStep)!;

        back.Expects.ShouldBeOfType<AllObservation>().Parts[1].ShouldBeOfType<AnyObservation>().Parts.Count.ShouldBe(2);
        back.Command.CommandLine.ShouldBe(["claude", "plugin", "list"]);
    }

    [Fact]
    public void What_a_command_does_not_say_has_the_documented_limits()
    {
        var step = (RunClientStep)JsonSerializer.Deserialize("""{"step":"run_client","summary":"s","command":{"program":"c","arguments":[],"working_directory":"/"}}""", Json.PlanStep)!;

        (step.Attempts, step.Command.TimeoutSeconds).ShouldBe((1, 30));
        step.Phase.ShouldBe(StepPhase.Apply);
        step.Touches.ShouldBeEmpty();
        step.Command.Environment.ShouldBeEmpty();
    }

    [Fact]
    public void The_discriminator_may_stand_anywhere() =>
        JsonSerializer.Deserialize("""{"summary":"s","path":"/p","step":"remove_generation"}""", Json.PlanStep).ShouldBeOfType<RemoveGenerationStep>();

    [Theory]
    [InlineData("""{"summary":"s"}""")]
    [InlineData("""{"step":"format_disk","summary":"s"}""")]
    [InlineData("""{"step":"remove_generation","summary":"s","path":"/p","force":true}""")]
    [InlineData("""{"step":"remove_generation","summary":"s"}""")]
    public void A_step_that_is_not_fully_understood_is_refused(string text)
    {
        // A step without a kind is an abstract type, for which the serializer has another exception.
        var refusal = Should.Throw<Exception>(() => JsonSerializer.Deserialize(text, Json.PlanStep));

        (refusal is JsonException or NotSupportedException).ShouldBeTrue(refusal.GetType().Name);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"name":1}""")]
    [InlineData("""{"name":"a","more":"b"}""")]
    public void A_path_segment_has_one_of_three_forms(string segment) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize($$"""{"edit":"remove","path":[{{segment}}]}""", Json.MemberEdit));

    private static EditMembersStep Edit() => new()
    {
        Summary = "s",
        Path = "/home/ada/settings.json",
        Format = StructuredFormat.Json,
        Edits =
        [
            new SetMemberEdit { Path = ["plugins", MemberSegment.Item("name", "notes"), MemberSegment.At(2)], Value = JsonNode.Parse("""{"a":[1,null,"x"],"n":1.50}""") },
            new InsertItemEdit { Path = ["list"], Value = "x", Index = 0 },
            new RemoveMemberEdit { Path = ["old"], OnlyIfEmpty = true },
        ],
        Expected = [new() { Path = "/home/ada/settings.json", Format = StructuredFormat.Json, Member = ["on"], Comparison = Comparison.EqualTo, Value = true }],
    };

    private static RunClientStep Run() => new()
    {
        Summary = "s",
        Command = new() { Program = "claude", Arguments = ["plugin", "list"], WorkingDirectory = "/work" },
        Expects = new AllObservation
        {
            Parts =
            [
                new PathObservation { Path = "/p", Comparison = Comparison.Absent },
                new AnyObservation { Parts = [new PathObservation { Path = "/a", Comparison = Comparison.Exists }, new PathObservation { Path = "/b", Comparison = Comparison.Exists }] },
            ],
        },
    };
}
