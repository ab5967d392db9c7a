using System.Reflection;
using System.Text.Json;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Planning.Consent;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Planning.Binding;

/// <summary>Writes down the world that a plan was made in, and the consent that it needs.</summary>
internal sealed class PlanBinder(HostEnvironment environment, AdapterRegistry adapters)
{
    /// <summary>The plan with what it is bound to. One that was refused is bound to nothing: it is never applied.</summary>
    public LifecyclePlan Bind(LifecyclePlan plan, ClientContexts contexts) => plan.Targets.Count == 0 ? plan : plan.With(plan.Document with
    {
        Consent = PlanConsents.Of(plan.IntegrationId, plan.Targets),
        BoundTo = new()
        {
            IntegrationId = plan.IntegrationId,
            Scope = plan.Scope,
            WorkspaceRoot = plan.WorkspaceRoot,
            Home = environment.HomeDirectory,
            StateDirectory = environment.StateDirectory,
            SystemRoot = environment.SystemRoot,
            RecordDigest = DigestOf(plan.Record),
            ReceiptDigest = plan.ReceiptDigest,
            SourceDigest = plan.Package?.SourceDigest,
            LibraryVersion = VersionOf(typeof(PlanBinder).Assembly),
            Clients = [.. plan.Targets.Select(target => Client(target.TargetId, plan.WorkspaceRoot, contexts)).OrderBy(static client => client.TargetId, StringComparer.Ordinal)],
            Files = [.. contexts.Files.OrderBy(static file => file.Path, StringComparer.Ordinal).Select(File)],
        },
    });

    /// <summary>Digest of a managed record; <see langword="null"/> for none. Other records of the file are not in it.</summary>
    public static string? DigestOf(InstallationRecord? record) =>
        record is null ? null : ContentDigest.Of(JsonSerializer.SerializeToUtf8Bytes(record, StateJsonContext.Default.InstallationRecord));

    private BoundClient Client(string targetId, string? workspaceRoot, ClientContexts contexts)
    {
        var adapter = adapters.Find(targetId);
        return new()
        {
            TargetId = targetId,
            Adapter = adapter is null ? "none" : $"{adapter.GetType().FullName} {VersionOf(adapter.GetType().Assembly)}",
            Roots = adapter is null ? [] : [.. contexts.Roots(adapter, workspaceRoot).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Programs = [.. (contexts.Programs.GetValueOrDefault(targetId) ?? []).Select(static program => new BoundProgram { Name = program.Name, Location = program.Location, Version = program.Version })],
        };
    }

    private static BoundFile File(FileView view) => new() { Path = view.Path, Digest = view.IsOk ? ContentDigest.Of(view.Bytes.Span) : null, Unreadable = !view.IsOk && !view.IsAbsent };

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.GetName().Version?.ToString() ?? "unknown";
}
