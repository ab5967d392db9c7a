using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;

namespace PluginKit.Sources.Archives;

/// <summary>Carries out of the reading of an archive why it is refused; never leaves this folder.</summary>
internal sealed class ArchiveRefusedException : Exception
{
    private ArchiveRefusedException(string code, string rule, string? entry, string message)
        : base(message)
    {
        Code = code;
        Rule = rule;
        Entry = entry;
    }

    public string Code { get; }

    public string Rule { get; }

    /// <summary>Name of the entry as the archive has it; hostile text.</summary>
    public string? Entry { get; }

    public static ArchiveRefusedException Invalid(string rule, string reason, string? entry = null) => new(ProblemCodes.ArchiveInvalid, rule, entry, reason);

    public static ArchiveRefusedException Unsupported(string rule, string reason, string? entry = null) => new(ProblemCodes.ArchiveUnsupported, rule, entry, reason);

    public static ArchiveRefusedException NotContent(string reason) => new(ProblemCodes.SourceNotContent, ArchiveRefusal.Format, null, reason);

    public static ArchiveRefusedException Unsafe(string rule, string reason, string entry) => new(ProblemCodes.SourceUnsafeEntry, rule, entry, reason);

    public static ArchiveRefusedException TooMuch(string rule, string reason, string? entry = null) => new(ProblemCodes.SourceLimitExceeded, rule, entry, reason);

    /// <summary>What is told: the archive, the entry with everything unprintable escaped, and the rule.</summary>
    public Problem ToProblem(string archive)
    {
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["rule"] = Rule };
        if (Entry is null)
        {
            return Problem.Of(Code, $"'{archive}' {Message}.", archive) with { Details = details };
        }

        var shown = Printable.Of(Entry);
        details["entry"] = shown;
        return Problem.Of(Code, $"The entry '{shown}' of '{archive}' {Message}.", archive) with { Details = details };
    }
}
