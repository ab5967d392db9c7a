using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PluginKit.Tests.Documents;

/// <summary>The summaries in the documentation file beside an assembly, as plain text or as Markdown, where members have the names that they have in JSON.</summary>
internal sealed partial class XmlDocumentation
{
    private readonly Assembly _assembly;
    private readonly bool _isMarkdown;
    private readonly Dictionary<string, XElement> _summaries;

    public XmlDocumentation(Assembly assembly, bool isMarkdown = false)
    {
        _assembly = assembly;
        _isMarkdown = isMarkdown;
        _summaries = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(static member => member.Element("summary") is not null)
            .ToDictionary(static member => (string)member.Attribute("name")!, static member => member.Element("summary")!, StringComparer.Ordinal);
    }

    public string? Of(Type type) => Text($"T:{type.FullName!.Split('[')[0]}");

    public string? Of(MemberInfo property) => Text($"P:{property.DeclaringType!.FullName}.{property.Name}");

    private string? Text(string id) => _summaries.TryGetValue(id, out var summary)
        ? Spaces().Replace(string.Concat(summary.Nodes().Select(Inline)), " ").Trim()
        : null;

    private string Inline(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => Marked((string?)see.Attribute("langword") ?? (_isMarkdown ? JsonName((string?)see.Attribute("cref")) : null) ?? ((string?)see.Attribute("cref"))?.Split('.')[^1] ?? string.Empty),
        XElement { Name.LocalName: "c" } code => Marked(code.Value),
        XElement element => string.Concat(element.Nodes().Select(Inline)),
        _ => string.Empty,
    };

    private string Marked(string code) => _isMarkdown ? $"`{code}`" : code;

    // A member has the name that it has in JSON, a constant its value.
    private string? JsonName(string? reference)
    {
        if (reference is not { Length: > 2 } || reference.LastIndexOf('.') is not (> 2 and var dot) || _assembly.GetType(reference[2..dot]) is not { } owner)
        {
            return null;
        }

        var name = reference[(dot + 1)..];
        return reference[0] switch
        {
            'P' => owner.GetProperties().Where(property => property.Name == name).MaxBy(property => property.DeclaringType == owner)?.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name,
            'F' => owner.GetField(name) is { IsLiteral: true } constant ? constant.GetRawConstantValue() as string : null,
            _ => null,
        };
    }

    [GeneratedRegex("\\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
