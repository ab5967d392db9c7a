using System.Collections.ObjectModel;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Planning;

/// <summary>What a planner found out, before it is turned into a plan and its document.</summary>
internal sealed record PlanDraft
{
    public required MutationRequest Request { get; init; }

    /// <summary>The integration as it is about to be; its targets come from <see cref="Targets"/>.</summary>
    public required ManagedEntry Entry { get; init; }

    /// <summary>What would be done, for people: "Would add 'notes' 1.0".</summary>
    public required string Sentence { get; init; }

    public required InstallScope Scope { get; init; }

    public string? WorkspaceRoot { get; init; }

    /// <summary>The managed record as it was found; <see langword="null"/> when there is none.</summary>
    public InstallationRecord? Record { get; init; }

    /// <summary>Digest of the receipt as it was found; <see langword="null"/> when there is none.</summary>
    public string? ReceiptDigest { get; init; }

    public required IReadOnlyList<PlannedTarget> Targets { get; init; }

    /// <summary>What was resolved anew; <see langword="null"/> where the recorded revision stays.</summary>
    public PackageIdentity? Package { get; init; }

    /// <summary>How much of the package was looked into; <see langword="null"/> where none was read anew.</summary>
    public PackageCoverage? Coverage { get; init; }

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public bool UsesNetwork { get; init; }

    /// <summary>Whether the content store lacks the recorded package and gets it, also when no target has work.</summary>
    public bool StoresSource { get; init; }

    /// <summary>Whether the record changes even where no target does.</summary>
    public bool ChangesPolicy { get; init; }

    /// <summary>The clients' programs by target id, as they were found and asked while planning.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<ProgramFacts>> Programs { get; init; }

    /// <summary>By place: what tells whether a program is still the one that was asked.</summary>
    public IReadOnlyDictionary<string, string> ProgramStamps { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
