using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.Receipts;

namespace PluginKit.Lifecycle.Planning;

/// <summary>The generation that a rollback of one target goes to.</summary>
/// <param name="Kept">The generation; <see langword="null"/> when the target stays.</param>
/// <param name="Problem">Why there is none; <see langword="null"/> also when the target is there already.</param>
internal sealed record KeptChoice(KeptGeneration? Kept, Problem? Problem)
{
    /// <summary>The fewest hex digits that a person may name a digest by.</summary>
    private const int ShortestPrefix = 12;

    /// <summary>Chooses among what the receipt keeps.</summary>
    public static KeptChoice Of(RecordedTarget target, string? to)
    {
        var kept = target.Receipt?.Previous ?? [];
        if (to is null)
        {
            return kept.Count > 0 ? new(kept[0], null) : new(null, Nothing(target, $"Nothing earlier of '{target.Record.IntegrationId}' is kept for '{target.TargetId}'."));
        }

        var fitting = kept.Where(one => Fits(one.Version, one.DeliveryDigest, one.SourceDigest, to)).ToList();
        var isCurrent = Fits(target.Version, target.Receipt?.DeliveryDigest, target.SourceDigest, to);
        return (fitting.Count, isCurrent) switch
        {
            (1, false) => new(fitting[0], null),
            (0, true) => new(null, null),
            (0, false) => new(null, Nothing(target, $"'{to}' of '{target.Record.IntegrationId}' is not kept for '{target.TargetId}'.{Listed(kept)}")),
            _ => new(null, Ambiguous(target, to, fitting)),
        };
    }

    private static bool Fits(string version, string? delivery, string? source, string to) =>
        string.Equals(version, to, StringComparison.Ordinal) || IsNamedBy(delivery, to) || IsNamedBy(source, to);

    /// <summary>Whether what a person wrote is the beginning of a digest.</summary>
    private static bool IsNamedBy(string? digest, string text)
    {
        var hex = text.StartsWith(ContentDigest.Prefix, StringComparison.Ordinal) ? text[ContentDigest.Prefix.Length..] : text;
        return hex.Length >= ShortestPrefix && ContentDigest.HexOf(digest) is { } whole && whole.StartsWith(hex, StringComparison.OrdinalIgnoreCase);
    }

    private static string Listed(IReadOnlyList<KeptGeneration> kept) =>
        kept.Count == 0 ? " Nothing earlier is kept." : $" Kept: {string.Join(", ", kept.Select(static one => one.Version))}.";

    private static Problem Nothing(RecordedTarget target, string message) => Problem.Of(ProblemCodes.NoGenerationKept, message) with { TargetId = target.TargetId };

    private static Problem Ambiguous(RecordedTarget target, string to, IReadOnlyList<KeptGeneration> fitting)
    {
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, one) in fitting.Index())
        {
            details[$"kept_{index + 1}"] = $"{one.Version} {one.DeliveryDigest}";
        }

        return Problem.Of(ProblemCodes.GenerationAmbiguous, $"'{to}' names more than one generation of '{target.Record.IntegrationId}' on '{target.TargetId}'.") with
        {
            TargetId = target.TargetId,
            Details = details,
        };
    }
}
