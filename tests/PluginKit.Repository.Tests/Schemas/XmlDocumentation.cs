using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PluginKit.Repository.Tests.Schemas;

/// <summary>The summaries in the documentation file beside an assembly, as plain text.</summary>
internal sealed partial class XmlDocumentation
{
    private readonly Dictionary<string, XElement> _summaries;

    public XmlDocumentation(Assembly assembly) => _summaries = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
        .Where(static member => member.Element("summary") is not null)
        .ToDictionary(static member => (string)member.Attribute("name")!, static member => member.Element("summary")!, StringComparer.Ordinal);

    public string? Of(Type type) => Text($"T:{type.FullName!.Split('[')[0]}");

    public string? Of(MemberInfo property) => Text($"P:{property.DeclaringType!.FullName}.{property.Name}");

    private string? Text(string id) => _summaries.TryGetValue(id, out var summary)
        ? Spaces().Replace(string.Concat(summary.Nodes().Select(Plain)), " ").Trim()
        : null;

    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => (string?)see.Attribute("langword") ?? ((string?)see.Attribute("cref"))?.Split('.')[^1] ?? string.Empty,
        XElement element => string.Concat(element.Nodes().Select(Plain)),
        _ => string.Empty,
    };

    [GeneratedRegex("\\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
