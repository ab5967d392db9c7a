namespace PluginKit.Catalog.Tests.Hostile;

/// <summary>One odd item of a list of entries that is sound otherwise.</summary>
/// <param name="Json">The item.</param>
/// <param name="Code">The problem code that says so; <see langword="null"/> for what is odd and harmless.</param>
/// <param name="Id">The id under which it stays an entry; <see langword="null"/> when it does not.</param>
/// <param name="Field">The field that the problem names.</param>
internal sealed record HostileEntry(string Json, string? Code, string? Id, string? Field = null)
{
    public const string OddId = "odd";

    /// <summary>What is no entry at all.</summary>
    public static HostileEntry Left(string json, string code) => new(json, code, Id: null);

    /// <summary>An entry of a marketplace that stays one.</summary>
    public static HostileEntry Listed(string members, string? code, string? field = null) => new($$"""{ "name": "{{OddId}}", "source": "./odd", {{members}} }""", code, OddId, field);

    /// <summary>An entry of a marketplace by its source.</summary>
    public static HostileEntry Source(string source, string code) => new($$"""{ "name": "{{OddId}}", "source": {{source}} }""", code, OddId);

    /// <summary>An entry of a marketplace by its name.</summary>
    public static HostileEntry Named(string name) => Left($$"""{ "name": "{{name}}", "source": "./odd" }""", "marketplace_entry_unsupported");

    /// <summary>An entry of a snapshot with members that are replaced or added.</summary>
    public static HostileEntry Snapshot(string members, string? code, string? field = null, bool isListed = true) =>
        new(HostileSnapshots.With(members), code, isListed ? OddId : null, field);
}
