namespace PluginKit.Contracts.Tests.Corpus;

/// <summary>The documents that every kind has in the corpus.</summary>
internal static class CorpusRoles
{
    /// <summary>Nothing but what a reader cannot do without: what the first writer of the contract may have written.</summary>
    public const string Smallest = "smallest";

    /// <summary>One of everything that there can be several of, and of everything that can be absent, each with nothing but what a reader cannot do without.</summary>
    public const string SmallestParts = "smallest-parts";

    /// <summary>Every member of the contract, each with a value of its own. Members that are added later get a further one, <c>full-2</c> and so on.</summary>
    public const string Full = "full";

    /// <summary>In every object members that nobody knows.</summary>
    public const string UnknownMembers = "unknown-members";

    /// <summary>A writer of the same schema version and a later release: other members, other words, another order.</summary>
    public const string NewerMinor = "newer-minor";

    /// <summary>An answer that is none: not ok, with a problem.</summary>
    public const string Error = "error";

    public static IReadOnlyList<string> All { get; } = [Smallest, SmallestParts, Full, UnknownMembers, NewerMinor, Error];

    /// <summary>Whether a reader completes the document, so that what it makes of it stands in a file of its own.</summary>
    public static bool IsCompleted(string role) => role is Smallest or SmallestParts or Error;
}
