using System.Reflection;

namespace PluginKit.Catalog.Tests.Hostile;

public sealed class HostileTableTests
{
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var number in HostileTable.Numbers)
            {
                foreach (var kind in HostileTable.Kinds)
                {
                    pairs.Add(number, kind);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_number_is_tested_for_every_kind_of_document_or_says_why_not(string number, string kind)
    {
        var test = HostileTable.Elsewhere.GetValueOrDefault((number, kind));
        var reason = HostileTable.NotApplicable.GetValueOrDefault((number, kind));

        (HostileTable.HasInputs(number, kind) || test is not null || reason is not null).ShouldBeTrue($"{number} is missing for a {kind}");
        (HostileTable.HasInputs(number, kind) && reason is not null).ShouldBeFalse($"{number} is tested for a {kind}, and said not to apply");
        if (test is not null)
        {
            IsATest(test).ShouldBeTrue(test);
        }
    }

    [Fact]
    public void No_table_has_a_number_that_is_not_on_the_list() =>
        HostileInputs.ById.Keys.Concat(HostileMarketplaces.ById.Keys).Concat(HostileSnapshots.ById.Keys)
            .Concat(HostileTable.Elsewhere.Keys.Concat(HostileTable.NotApplicable.Keys).Select(static key => key.Number))
            .Concat(HostileTable.PartsNotApplicable.Keys.Select(static part => part[..3])).Distinct(StringComparer.Ordinal)
            .ShouldBeSubsetOf(HostileTable.Numbers);

    private static bool IsATest(string name)
    {
        var (type, method) = (name[..name.IndexOf('.', StringComparison.Ordinal)], name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        return typeof(HostileTable).Assembly.GetTypes().Single(one => one.Name == type).GetMethod(method)?.GetCustomAttribute<FactAttribute>() is { Skip: null };
    }
}
