namespace PluginKit.Contracts.Clients;

/// <summary>What the host found out about a client's program.</summary>
/// <param name="Name">The program as the adapter declared it, for example <c>claude</c>.</param>
/// <param name="Location">Absolute path, or <see langword="null"/> when it is not on the search path or clients are switched off.</param>
/// <param name="Version">The version it printed, or <see langword="null"/> when nobody asked or the answer could not be read.</param>
public sealed record ProgramFacts(string Name, string? Location, string? Version)
{
    /// <summary>Whether the program is there.</summary>
    public bool IsPresent => Location is not null;
}
