using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Managed;
using PluginKit.Lifecycle;
using PluginKit.Lifecycle.Checking;
using PluginKit.Lifecycle.Checks;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Collecting;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Exclusion;
using PluginKit.Lifecycle.Execution;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Leases;
using PluginKit.Lifecycle.Limits;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Planning.Binding;
using PluginKit.Lifecycle.Planning.Previews;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.Recovery;
using PluginKit.Lifecycle.Registration;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Resolving;
using PluginKit.Lifecycle.State;
using PluginKit.Lifecycle.Store;
using PluginKit.Lifecycle.Support;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the lifecycle.</summary>
public static class LifecycleServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IPluginLifecycle"/> with what it needs of Platform, Sources and Authoring. Adapters are added by their own packages.
    /// Calling it twice changes nothing but the options.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddPluginKitLifecycle(this IServiceCollection services, Action<LifecycleOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddPluginKitPlatform();
        services.AddPluginKitSources();
        services.AddPluginKitAuthoring();
        services.AddOptions<LifecycleOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LifecycleOptions>, LifecycleOptionsValidation>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        AddStores(services);
        AddDiagnostics(services);
        AddPlanning(services);
        AddExecution(services);
        AddStore(services);
        services.TryAddSingleton<IPluginLifecycle, PluginLifecycle>();
        services.TryAddSingleton<IManagedInstallations, ManagedInstallations>();
        return services;
    }

    private static void AddStores(IServiceCollection services)
    {
        services.TryAddSingleton<LifecyclePaths>();
        services.TryAddSingleton<StateStore>();
        services.TryAddSingleton<ReceiptStore>();
        services.TryAddSingleton<JournalStore>();
        services.TryAddSingleton<PackageStore>();
        services.TryAddSingleton<StoredRevisions>();
        services.TryAddSingleton<OperationIds>();
        services.TryAddSingleton<OperationLock>();
    }

    private static void AddStore(IServiceCollection services)
    {
        services.TryAddSingleton<StoredPackages>();
        services.TryAddSingleton<StoreHealth>();
        services.TryAddSingleton<ForgottenGenerations>();
        services.TryAddSingleton<FileDifferences>();
        services.TryAddSingleton<Verification>();
        services.TryAddSingleton<LeaseStore>();
        services.TryAddSingleton<IGenerationLeases, GenerationLeases>();
        services.TryAddSingleton<OperationRemains>();
        services.TryAddSingleton<GenerationSurvey>();
        services.TryAddSingleton<StoreSurvey>();
        services.TryAddSingleton<MirrorSurvey>();
        services.TryAddSingleton<GarbageCollector>();
    }

    private static void AddDiagnostics(IServiceCollection services)
    {
        services.TryAddSingleton<IProgressFormatter, EnglishProgressFormatter>();
        services.TryAddSingleton<LifecycleTelemetry>();
        services.TryAddSingleton<TimeLimits>();
        services.TryAddSingleton<OperationLog>();
        services.TryAddSingleton<IOperationLog>(static provider => provider.GetRequiredService<OperationLog>());
        services.TryAddSingleton<OperationRecords>();
        services.TryAddSingleton<ISupportBundle, SupportBundle>();
    }

    private static void AddPlanning(IServiceCollection services)
    {
        services.TryAddSingleton<AdapterRegistry>();
        services.TryAddSingleton<ClientProbe>();
        services.TryAddTransient<ClientContexts>();
        services.TryAddSingleton<Func<ClientContexts>>(static provider => provider.GetRequiredService<ClientContexts>);
        services.TryAddSingleton<RequestChecks>();
        services.TryAddSingleton<PackageReading>();
        services.TryAddSingleton<SourceLook>();
        services.TryAddSingleton<TargetPreviews>();
        services.TryAddSingleton<TargetPlanner>();
        services.TryAddSingleton<PlanBinder>();
        services.TryAddSingleton<PlannedWorld>();
        services.TryAddSingleton<PlacedFiles>();
        services.TryAddSingleton<ProvenGenerations>();
        services.TryAddSingleton<OccupiedPlaces>();
        services.TryAddSingleton<RecordedRevisions>();
        services.TryAddSingleton<ManagedSubjects>();
        services.TryAddSingleton<NewTargets>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IMutationPlanner, AddPlanner>(),
            ServiceDescriptor.Singleton<IMutationPlanner, RemovePlanner>(),
            ServiceDescriptor.Singleton<IMutationPlanner, UpdatePlanner>(),
            ServiceDescriptor.Singleton<IMutationPlanner, RepairPlanner>(),
            ServiceDescriptor.Singleton<IMutationPlanner, TogglePlanner>(),
            ServiceDescriptor.Singleton<IMutationPlanner, RollbackPlanner>(),
        ]);
        services.TryAddSingleton<MutationPlanners>();
        services.TryAddSingleton<BatchPlanner>();
        services.TryAddSingleton<ManagedReports>();
        services.TryAddSingleton<ManagedList>();
        services.TryAddSingleton<OpenOperations>();
        services.TryAddSingleton<CheckStore>();
        services.TryAddSingleton<TargetUpdates>();
        services.TryAddSingleton<OutdatedCheck>();
        services.TryAddSingleton<Acknowledgements>();
        services.TryAddSingleton<SteadyLook>();
        services.TryAddSingleton<Doctor>();
    }

    private static void AddExecution(IServiceCollection services)
    {
        services.TryAddSingleton<ObservationEvaluator>();
        services.TryAddSingleton<FileImages>();
        services.TryAddSingleton<PathGuard>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IStepHandler, PlaceGenerationHandler>(),
            ServiceDescriptor.Singleton<IStepHandler, SwitchPointerHandler>(),
            ServiceDescriptor.Singleton<IStepHandler, RemoveGenerationHandler>(),
            ServiceDescriptor.Singleton<IStepHandler, EditMembersHandler>(),
            ServiceDescriptor.Singleton<IStepHandler, WriteOwnedFileHandler>(),
            ServiceDescriptor.Singleton<IStepHandler, DeleteOwnedFileHandler>(),
            ServiceDescriptor.Singleton<IStepHandler, ReplaceFileHandler>(),
            ServiceDescriptor.Singleton<IStepHandler, RunClientHandler>(),
            ServiceDescriptor.Singleton<IStepHandler, AssertHandler>(),
            ServiceDescriptor.Singleton<IStepHandler, ManualHandler>(),
        ]);
        services.TryAddSingleton<StepHandlers>();
        services.TryAddSingleton<StepRunner>();
        services.TryAddSingleton<TargetVerification>();
        services.TryAddSingleton<TargetRun>();
        services.TryAddSingleton<OperationCommit>();
        services.TryAddSingleton<OperationExecutor>();
        services.TryAddSingleton<RemoveContinuation>();
        services.TryAddSingleton<DegradedTargets>();
        services.TryAddSingleton<InterruptedWrites>();
        services.TryAddSingleton<FoundChanges>();
        services.TryAddSingleton<GenerationDisposal>();
        services.TryAddSingleton<JournalRecovery>();
    }
}
