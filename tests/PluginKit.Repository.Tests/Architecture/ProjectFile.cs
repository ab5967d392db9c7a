using System.Xml.Linq;

namespace PluginKit.Repository.Tests.Architecture;

/// <summary>What a project file references.</summary>
internal sealed record ProjectFile(string Name, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages, IReadOnlyList<string> Outside)
{
    public static ProjectFile Load(string library)
    {
        var file = RepositoryRoot.ProjectFileOf(library);
        var items = XDocument.Load(file).Descendants().ToArray();
        var projects = Includes(items, "ProjectReference").Select(path => FullPath(file, path)).ToArray();
        var source = RepositoryRoot.In("src") + Path.DirectorySeparatorChar;
        return new(
            library,
            [.. projects.Select(Path.GetFileNameWithoutExtension).OfType<string>()],
            [.. Includes(items, "PackageReference")],
            [.. projects.Where(path => !path.StartsWith(source, StringComparison.Ordinal)), .. Includes(items, "Reference")]);
    }

    private static IEnumerable<string> Includes(IEnumerable<XElement> items, string name) =>
        items.Where(item => item.Name.LocalName == name).Select(static item => (string?)item.Attribute("Include")).OfType<string>();

    private static string FullPath(string file, string reference) =>
        Path.GetFullPath(reference.Replace('\\', Path.DirectorySeparatorChar), Path.GetDirectoryName(file)!);
}
