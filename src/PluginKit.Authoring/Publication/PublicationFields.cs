using System.Buffers;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Manifests;

namespace PluginKit.Authoring.Publication;

/// <summary>The rules that the publication files share.</summary>
internal static class PublicationFields
{
    // Of a path, only the plain form: nothing that another reader would decode, expand or match.
    private static readonly SearchValues<char> Strange = SearchValues.Create("\\%$*?~\0");

    public static string? MarketplaceName(MappingReader fields, DocumentReport report)
    {
        var name = fields.RequiredText("marketplace_name");
        if (name is not null && !ProjectName.IsValid(name))
        {
            report.Invalid(fields.At("marketplace_name"), $"marketplace_name {ProjectName.Rule}");
        }

        return name;
    }

    /// <summary>A relative path below the marketplace; <c>./</c> unless set.</summary>
    public static string SourceRoot(MappingReader fields, DocumentReport report)
    {
        var root = fields.Text("source_root") ?? "./";
        if (!root.StartsWith("./", StringComparison.Ordinal) || root.AsSpan().IndexOfAny(Strange) >= 0
            || root.Split('/').Contains("..", StringComparer.Ordinal))
        {
            report.Invalid(fields.At("source_root"), "source_root has to begin with ./ and must not leave the marketplace");
        }

        return root;
    }

    /// <summary>One of a closed list; the first is the default.</summary>
    public static string OneOf(MappingReader fields, DocumentReport report, string key, bool upper, params string[] words)
    {
        var text = fields.Text(key);
        var word = upper ? text?.ToUpperInvariant() : text;
        if (word is not null && !words.Contains(word, StringComparer.Ordinal))
        {
            report.Invalid(fields.At(key), words.Length == 1 ? $"{key} has to be {words[0]}" : $"{key} has to be one of {string.Join(", ", words)}");
        }

        return word ?? words[0];
    }

    /// <summary>A word in capitals; lower case is raised.</summary>
    public static string UpperSnake(MappingReader fields, DocumentReport report, string key, string whenAbsent)
    {
        var word = fields.Text(key)?.ToUpperInvariant() ?? whenAbsent;
        if (!char.IsAsciiLetterUpper(word[0]) || word.Any(static c => !char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c) && c != '_'))
        {
            report.Invalid(fields.At(key), $"{key} has to be a word of capitals, digits and '_'");
        }

        return word;
    }
}
