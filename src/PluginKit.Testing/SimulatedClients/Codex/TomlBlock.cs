namespace PluginKit.Testing.SimulatedClients.Codex;

/// <summary>A table of a TOML text as lines: what stands before its header, the header, and its members.</summary>
/// <param name="Path">The keys of its header; empty for the part before the first header.</param>
internal sealed record TomlBlock(IReadOnlyList<string> Path)
{
    /// <summary>Blank lines and comments before the header.</summary>
    public List<string> Before { get; init; } = [];

    /// <summary>The header line; <see langword="null"/> for the part before the first header.</summary>
    public string? Header { get; init; }

    /// <summary>Members, with the comments between them.</summary>
    public List<string> Body { get; init; } = [];

    public bool IsBelow(params ReadOnlySpan<string> path) => Path.Count >= path.Length && Path.Take(path.Length).SequenceEqual(path.ToArray());
}
