using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Authoring.Deliveries;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Execution;
using PluginKit.Lifecycle.Planning.Consent;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Planning.Previews;

/// <summary>Goes through the steps of a target in the order in which they would run, and writes down what each would change.</summary>
internal sealed class TargetPreviews(PackageTrees trees, DeliveryProjector projector, LifecyclePaths paths, IOptions<LifecycleOptions> options)
{
    public TargetPreview Of(TargetQuestion question, TargetProposal proposal, IClientFiles files)
    {
        var ahead = new FilesAhead(files);
        var own = new OwnValues(question, proposal, paths.Root);
        var installed = new InstalledRevision(trees, projector, question);
        var members = new MemberChanges(ahead, own);
        var client = new ClientChanges(ahead, own);
        var whole = new OwnFiles(ahead);
        var generations = new Generations(files, question.Delivery, installed);
        var (config, file, folder) = (new List<ConfigChange>(), new List<FileChange>(), new List<GenerationChange>());
        foreach (var step in InOrder(proposal.Steps))
        {
            if (step is EditMembersStep edit && members.Of(edit) is { } edited)
            {
                config.Add(edited);
            }
            else if (step is RunClientStep run)
            {
                config.AddRange(client.Of(run));
            }
            else if (whole.Of(step) is { } written)
            {
                file.Add(written);
            }
            else if (generations.Of(step) is { } placed)
            {
                folder.Add(placed);
            }
        }

        return new()
        {
            ConfigChanges = config,
            FileChanges = file,
            GenerationChanges = folder,
            Surfaces = TargetSurfaces.Of(question, installed, options.Value.ExecutableConsent == ExecutableConsent.Required),
        };
    }

    private static IEnumerable<PlanStep> InOrder(IReadOnlyList<PlanStep> steps) =>
        StepOrder.BeforeCommit(steps).Concat(StepOrder.Of(steps, StepPhase.AfterCommit)).Select(static item => item.Step);
}
