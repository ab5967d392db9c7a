using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;
using static PluginKit.Adapters.Claude.Tests.Support.ClaudeStage;

namespace PluginKit.Adapters.Claude.Tests.Planning;

public abstract class UpdateTests(DiskKind kind) : DiskSuite(kind)
{
    [Theory]
    [InlineData("user")]
    [InlineData("project")]
    public async Task A_new_version_is_recorded_and_the_switch_stays(string name)
    {
        var stage = new ClaudeStage(NewDisk());
        var scope = InstallScope.From(name);
        var facts = await stage.InstallAsync(scope);
        stage.Run(name == "user" ? Neutral : Project, "plugin", "disable", Ref, "--scope", name);
        var next = new FakeDelivery(Id, "2.0.0");

        var proposal = await stage.ProposeAsync(ActionClass.UpdateVersion, scope, next, facts);
        new PlanRunner(stage, next).Apply(proposal);

        var observation = await stage.ObserveAsync(scope, Facts(proposal, next));
        (observation.State, observation.Version).ShouldBe((InstallState.Disabled, "2.0.0"));
        proposal.Record!.State.ShouldBe(InstallState.Disabled);
        proposal.Record.ReceiptFacts["settings_existed"].ShouldBe("false");
    }

    [Fact]
    public async Task The_same_version_with_other_content_needs_no_client_command()
    {
        var stage = new ClaudeStage(NewDisk());
        var facts = await stage.InstallAsync(InstallScope.User);
        var next = new FakeDelivery(Id, body: "other");
        var runner = new PlanRunner(stage, next);

        runner.Apply(await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, next, facts));

        runner.Commands.ShouldBeEmpty();
        stage.Text($"{Root}/.claude-plugin/marketplace.json").ShouldContain(next.Digest["sha256:".Length..][..32]);
        stage.Exists($"{Root}/g/{new FakeDelivery(Id).Digest["sha256:".Length..][..32]}/ctx").ShouldBeTrue("the previous files stay for running sessions");
    }

    [Fact]
    public async Task The_generation_before_the_previous_one_goes()
    {
        var stage = new ClaudeStage(NewDisk());
        var facts = await stage.InstallAsync(InstallScope.User);
        foreach (var version in new[] { "2.0.0", "3.0.0" })
        {
            var next = new FakeDelivery(Id, version);
            new PlanRunner(stage, next).Apply(await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, next, facts));
        }

        stage.Disk.List($"{Root}/g").Count.ShouldBe(2);
        (await stage.ObserveAsync(InstallScope.User, facts)).State.ShouldBe(InstallState.Installed);
    }

    [Fact]
    public async Task What_the_host_keeps_stays_and_what_goes_is_named_by_its_digest()
    {
        var stage = new ClaudeStage(NewDisk());
        var facts = await stage.InstallAsync(InstallScope.User);
        var first = $"{Root}/g/{new FakeDelivery(Id).Digest["sha256:".Length..][..32]}/ctx";
        var second = new FakeDelivery(Id, "2.0.0");
        new PlanRunner(stage, second).Apply(await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, second, facts));
        var third = new FakeDelivery(Id, "3.0.0");

        var keeps = await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, third, facts, kept: [first]);
        var lets = await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, third, facts);

        keeps.Steps.OfType<RemoveGenerationStep>().ShouldBeEmpty();
        var goes = lets.Steps.OfType<RemoveGenerationStep>().ShouldHaveSingleItem();
        (goes.Path, goes.Digest).ShouldBe((first, new FakeDelivery(Id).Digest[..("sha256:".Length + 32)]));
    }

    [Fact]
    public async Task The_generations_and_what_the_client_names_are_told()
    {
        var stage = new ClaudeStage(NewDisk());
        var facts = await stage.InstallAsync(InstallScope.User);
        var next = new FakeDelivery(Id, "2.0.0");
        new PlanRunner(stage, next).Apply(await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, next, facts));

        var view = await stage.GenerationsAsync();

        view.Problems.ShouldBeEmpty();
        view.Generations.Count.ShouldBe(2);
        view.Generations.Select(static one => one.Path).Intersect(view.ReferencedPaths).ShouldBe([$"{Root}/g/{next.Digest["sha256:".Length..][..32]}/ctx"]);
        stage.Write($"{Root}/.claude-plugin/marketplace.json", "{");
        (await stage.GenerationsAsync()).Problems.ShouldHaveSingleItem().IsError.ShouldBeTrue();
    }

    [Fact]
    public async Task A_repair_brings_back_what_the_client_lost()
    {
        foreach (var (path, text) in new[] { (Installed, """{"version": 2, "plugins": {}}"""), (Known, "{}"), (UserSettings, "{}") })
        {
            var stage = new ClaudeStage(NewDisk());
            var delivery = new FakeDelivery(Id);
            var facts = await stage.InstallAsync(InstallScope.User, delivery);
            stage.Write(path, text);

            var proposal = await stage.ProposeAsync(ActionClass.RepairDrift, InstallScope.User, delivery, facts);
            new PlanRunner(stage, delivery).Apply(proposal);

            var observation = await stage.ObserveAsync(InstallScope.User, facts);
            (observation.State, proposal.Record!.State).ShouldBe((InstallState.Installed, InstallState.Installed), path);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_repair_keeps_off_what_is_recorded_as_off(bool lostItsSwitch)
    {
        var stage = new ClaudeStage(NewDisk());
        var delivery = new FakeDelivery(Id);
        var facts = await stage.InstallAsync(InstallScope.User, delivery) with { State = InstallState.Disabled };
        stage.Write(Installed, """{"version": 2, "plugins": {}}""");
        stage.Write(UserSettings, lostItsSwitch ? "{}" : "{\"enabledPlugins\": {\"" + Ref + "\": false}}");

        var proposal = await stage.ProposeAsync(ActionClass.RepairDrift, InstallScope.User, delivery, facts);
        new PlanRunner(stage, delivery).Apply(proposal);

        (proposal.Record!.State, (await stage.ObserveAsync(InstallScope.User, facts)).State).ShouldBe((InstallState.Disabled, InstallState.Disabled));
    }

    [Fact]
    public async Task A_repair_places_files_over_damaged_ones_of_a_digest_and_over_nothing_else()
    {
        var stage = new ClaudeStage(NewDisk());
        var delivery = new FakeDelivery(Id);
        var facts = await stage.InstallAsync(InstallScope.User, delivery) with { ObservedDeliveryDigest = ContentDigest.OfText("other") };

        var steps = (await stage.ProposeAsync(ActionClass.RepairDrift, InstallScope.User, delivery, facts)).Steps;

        steps.OfType<RemoveGenerationStep>().ShouldBeEmpty();
        steps.OfType<PlaceGenerationStep>().Single().Replaces.ShouldBe(ContentDigest.OfText("other"));
        var unreadable = await stage.ProposeAsync(ActionClass.RepairDrift, InstallScope.User, delivery, facts with { ObservedDeliveryDigest = "unreadable" });
        unreadable.Steps.OfType<PlaceGenerationStep>().Single().Replaces.ShouldBe(PlaceGenerationStep.AnyContent);
        var whole = await stage.ProposeAsync(ActionClass.RepairDrift, InstallScope.User, delivery, facts with { ObservedDeliveryDigest = delivery.Digest });
        whole.Steps.OfType<PlaceGenerationStep>().ShouldAllBe(static place => place.Replaces == null);
    }

    [Fact]
    public async Task The_switch_is_thrown_and_taken_back()
    {
        var stage = new ClaudeStage(NewDisk());
        var facts = await stage.InstallAsync(InstallScope.User);
        var off = await stage.ProposeAsync(ActionClass.DisableTarget, InstallScope.User, record: facts);
        var runner = new PlanRunner(stage, null);

        runner.Apply(off);
        (await stage.ObserveAsync(InstallScope.User, facts)).State.ShouldBe(InstallState.Disabled);
        new PlanRunner(stage, null).Apply(await stage.ProposeAsync(ActionClass.EnableTarget, InstallScope.User, record: facts));
        (await stage.ObserveAsync(InstallScope.User, facts)).State.ShouldBe(InstallState.Installed);
        runner.Apply(off);
        runner.Undo();

        (await stage.ObserveAsync(InstallScope.User, facts)).State.ShouldBe(InstallState.Installed);
    }

    [Fact]
    public async Task An_update_that_is_taken_back_leaves_the_old_version_recorded()
    {
        var stage = new ClaudeStage(NewDisk());
        var facts = await stage.InstallAsync(InstallScope.User);
        var record = stage.Text(Installed);
        var next = new FakeDelivery(Id, "2.0.0");
        var proposal = await stage.ProposeAsync(ActionClass.UpdateVersion, InstallScope.User, next, facts);

        new PlanRunner(stage, next).ApplyAndUndo(proposal, 10);

        var undone = System.Text.Json.Nodes.JsonNode.Parse(stage.Text(Installed))!["plugins"]![Ref]![0]!;
        var before = System.Text.Json.Nodes.JsonNode.Parse(record)!["plugins"]![Ref]![0]!;
        ((string)undone["version"]!, (string)undone["installPath"]!).ShouldBe(((string)before["version"]!, (string)before["installPath"]!));
    }
}

public sealed class UpdateTestsOnVirtualDisk() : UpdateTests(DiskKind.Virtual);

public sealed class UpdateTestsOnRealDisk() : UpdateTests(DiskKind.Real);
