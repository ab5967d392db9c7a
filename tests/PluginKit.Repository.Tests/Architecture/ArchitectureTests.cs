using System.Reflection;
using System.Xml.Linq;

namespace PluginKit.Repository.Tests.Architecture;

public sealed class ArchitectureTests
{
    public static TheoryData<string> Libraries => [.. RepositoryRoot.Libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_references_only_what_the_table_of_arrows_allows(string library)
    {
        AllowedReferences.Projects.ContainsKey(library).ShouldBeTrue($"{library} is not in the table of arrows; adding a library is a decision to record.");
        var allowed = AllowedReferences.Projects[library].Select(static name => $"PluginKit.{name}");

        ProjectFile.Load(library).Projects.Except(allowed, StringComparer.Ordinal).ShouldBeEmpty($"{library} must not reference these.");
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_depends_only_on_the_packages_it_is_allowed(string library) =>
        ProjectFile.Load(library).Packages.Where(package => !AllowedReferences.IsPackageAllowed(library, package))
            .ShouldBeEmpty($"{library} must not depend on these.");

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_references_nothing_outside_src(string library) => ProjectFile.Load(library).Outside.ShouldBeEmpty();

    [Theory]
    [InlineData("PluginKit.Contracts")]
    [InlineData("PluginKit.Editing")]
    public void The_ground_floor_uses_the_base_class_library_and_nothing_else(string library)
    {
        var references = Assembly.Load(library).GetReferencedAssemblies().Select(static name => name.Name!);

        references.ShouldAllBe(static name => name.StartsWith("System.", StringComparison.Ordinal) || name == "netstandard");
    }

    [Fact]
    public void The_table_has_no_cycle()
    {
        foreach (var library in AllowedReferences.Projects.Keys)
        {
            Reachable(library).ShouldNotContain(library);
        }
    }

    [Fact]
    public void Catalog_and_discovery_cannot_reach_lifecycle()
    {
        Reachable("PluginKit.Catalog").ShouldNotContain("PluginKit.Lifecycle");
        Reachable("PluginKit.Discovery").ShouldNotContain("PluginKit.Lifecycle");
    }

    [Fact]
    public void What_the_build_adds_to_libraries_are_analyzers_that_no_consumer_inherits()
    {
        var added = XDocument.Load(RepositoryRoot.In("eng", "Library.props")).Descendants("PackageReference").ToArray();

        added.Select(static item => (string?)item.Attribute("Include")).ShouldBe(AllowedReferences.Analyzers, ignoreOrder: true);
        added.ShouldAllBe(static item => (string?)item.Attribute("PrivateAssets") == "all");
    }

    private static HashSet<string> Reachable(string library)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>([library]);
        while (queue.TryDequeue(out var next))
        {
            foreach (var reference in AllowedReferences.Projects[next].Select(static name => $"PluginKit.{name}").Where(seen.Add))
            {
                queue.Enqueue(reference);
            }
        }

        return seen;
    }
}
