using PluginKit.Contracts.Hosts;

namespace PluginKit.Contracts.Clients;

/// <summary>What an adapter or scanner is given to look at a client: data and a read-only view, nothing that writes or starts.</summary>
public sealed record ClientContext
{
    /// <summary>The machine.</summary>
    public required HostEnvironment Environment { get; init; }

    /// <summary>The workspace root as the caller gave it (absolute), or <see langword="null"/> without one.</summary>
    public string? WorkspaceRoot { get; init; }

    /// <summary>The files, limited to <see cref="IClientAdapter.ReadableRoots"/>.</summary>
    public required IClientFiles Files { get; init; }

    /// <summary>What the host knows about the programs that the adapter declared, by name. Empty for scanners.</summary>
    public IReadOnlyList<ProgramFacts> Programs { get; init; } = [];

    /// <summary>Facts of a program.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The facts; absent when the host knows nothing of it.</returns>
    public ProgramFacts Program(string name)
    {
        foreach (var facts in Programs)
        {
            if (string.Equals(facts.Name, name, StringComparison.Ordinal))
            {
                return facts;
            }
        }

        return new(name, null, null);
    }
}
