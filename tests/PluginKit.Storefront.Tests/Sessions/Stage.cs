using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Sessions;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Sessions;

/// <summary>A session over surfaces that a test answers by hand, with short ways to the usual answers.</summary>
internal sealed class Stage
{
    public static readonly StorefrontContext Page = new();

    public ControlledSurfaces Surfaces { get; } = new();

    public StorefrontSession Session { get; }

    public Stage() => Session = new(Surfaces, new MixedView());

    public ViewDocument View => Session.View(Page);

    public static ResultDocument Result(string id, Outcome outcome, params ManagedTarget[] targets) => new()
    {
        Format = DocumentFormats.Result,
        RequestedIntegrationId = id,
        RequestedScope = InstallScope.User,
        Ok = outcome == Outcome.Applied,
        Outcome = outcome,
        Report = new()
        {
            OperationId = "op-1",
            Operation = "add",
            Summary = "A result.",
            IntegrationId = id,
            ManagedEntryKey = $"user::{id}",
            ResolvedVersion = "2.0.0",
            Targets = targets,
        },
    };

    public static ManagedTarget Done(string target, InstallState state, TargetOutcome outcome) =>
        Say.Target(target, state) with { ActionClass = ActionClass.InstallTarget, Outcome = outcome };

    public static StorefrontMutation Mutation(string id, Task<ResultDocument> result, InstallScope? scope = null, string? workspaceRoot = null) => new()
    {
        IntegrationId = id,
        Operation = "add",
        Scope = scope ?? InstallScope.User,
        WorkspaceRoot = workspaceRoot,
        RunAsync = _ => result,
    };

    /// <summary>Opens the page with what the four surfaces say.</summary>
    public async Task OpenAsync(StorefrontInput input, StorefrontContext? context = null)
    {
        var refresh = Session.RefreshAsync(context ?? Page);
        (await Surfaces.Catalog.NextAsync()).Give(input.Catalog);
        (await Surfaces.Discovery.NextAsync()).Give(input.Discovery);
        (await Surfaces.List.NextAsync()).Give(input.List);
        (await Surfaces.Doctor.NextAsync()).Give(input.Doctor);
        await refresh;
    }

    /// <summary>Answers what is asked after a mutation for one context; the catalog only where it is asked.</summary>
    public async Task AnswerInstalledAsync(StorefrontInput input, bool withCatalog = false)
    {
        if (withCatalog)
        {
            (await Surfaces.Catalog.NextAsync()).Give(input.Catalog);
        }

        (await Surfaces.Discovery.NextAsync()).Give(input.Discovery);
        (await Surfaces.List.NextAsync()).Give(input.List);
        (await Surfaces.Doctor.NextAsync()).Give(input.Doctor);
    }
}
