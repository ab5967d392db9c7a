using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>
/// Completes a prepared target once the client is there: installs it through the client's commands and takes the prepared entry away. Also
/// the way out of a layout of the existing tool that the client cannot resolve.
/// </summary>
internal static class TakeOver
{
    public static TargetProposal Make(ProposalRequest request, TargetFacts prepared, TargetFacts native)
    {
        // The old place is cleared first: the client's undo of it still finds its source there, because files go after the commit only.
        var removal = new PreparedRemoval(request, prepared);
        var delivery = new NativeDelivery(request with { Record = null }, native, prepared.Reference).Install();
        var before = delivery.Steps.Where(static step => step.Phase == StepPhase.Prepare);
        var change = delivery.Steps.Where(static step => step.Phase == StepPhase.Apply);
        return delivery with
        {
            Summary = $"Install the prepared '{request.IntegrationId}' with codex.",
            Steps = [.. before, .. removal.Steps(), .. change, .. removal.Files()],
        };
    }
}
