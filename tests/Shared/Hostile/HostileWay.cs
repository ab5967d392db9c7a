namespace PluginKit.Tests.Hostile;

/// <summary>
/// How the numbers of a list of hostile inputs are covered on one way in: by rows, which a suite runs one by one, by tests that are named, or not at all for a reason. Every
/// number stands here; a missing one fails a test.
/// </summary>
/// <param name="Name">The way, for example an archive of a plugin.</param>
/// <param name="Rows">Beginnings of the names of rows, by number.</param>
/// <param name="Tests">Names of tests as <see cref="WrittenTests"/> takes them, by number.</param>
/// <param name="NotApplicable">Why there is nothing that could be odd, by number.</param>
internal sealed record HostileWay(
    string Name,
    IReadOnlyDictionary<string, string[]> Rows,
    IReadOnlyDictionary<string, string[]> Tests,
    IReadOnlyDictionary<string, string> NotApplicable)
{
    /// <summary>The numbers of <c>reliability.md</c> section 5 A, C and E.</summary>
    public static IReadOnlyList<string> Numbers { get; } =
    [
        .. Enumerable.Range(1, 30).Select(static number => $"A{number}"),
        .. Enumerable.Range(46, 13).Select(static number => $"C{number}"),
        .. Enumerable.Range(71, 10).Select(static number => $"E{number}"),
    ];

    /// <summary>Fails when a number is not covered, covered and said not to apply, or covered by what does not exist.</summary>
    public void ShouldCover(string number, IReadOnlyCollection<string> rows)
    {
        var (beginnings, tests, reason) = (Rows.GetValueOrDefault(number, []), Tests.GetValueOrDefault(number, []), NotApplicable.GetValueOrDefault(number));
        (beginnings.Length + tests.Length > 0).ShouldBe(reason is null, $"{number} by {Name}: either tests or a reason why there are none");
        beginnings.Where(beginning => !rows.Any(row => row.StartsWith(beginning, StringComparison.Ordinal))).ShouldBeEmpty($"{number} by {Name}: no such rows");
        tests.Where(static test => !WrittenTests.Has(test)).ShouldBeEmpty($"{number} by {Name}: no such tests");
    }

    /// <summary>Fails when the table has a number that is not on the list.</summary>
    public void ShouldHaveNoOtherNumbers() => Rows.Keys.Concat(Tests.Keys).Concat(NotApplicable.Keys).ShouldBeSubsetOf(Numbers);
}
