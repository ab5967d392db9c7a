using PluginKit.Authoring.Yaml;
using PluginKit.Contracts.Display;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Files;

/// <summary>Takes the fields of a YAML mapping one by one and can tell afterwards which were never asked for.</summary>
internal sealed class MappingReader(YamlMapping mapping, string prefix, DocumentReport report)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public YamlMapping Mapping { get; } = mapping;

    public string PathOf(string key) => FieldPath.Of(prefix, key);

    /// <summary>The value of a field; an explicit null counts as absent.</summary>
    public YamlValue? Take(string key)
    {
        _known.Add(key);
        return Mapping.Find(key)?.Value is { } value and not YamlScalar { IsNull: true } ? value : null;
    }

    /// <summary>A text that has to be one: <c>version: 1.0</c> is a number and an error. Trimmed; blank counts as absent.</summary>
    public string? Text(string key)
    {
        switch (Take(key))
        {
            case null:
                return null;
            case YamlScalar { Kind: ScalarKind.Text } scalar:
                WarnOfHidden(scalar, PathOf(key));
                var text = scalar.Text.Trim();
                return text.Length == 0 ? null : text;
            case YamlScalar scalar:
                report.Invalid(scalar, $"{PathOf(key)} has to be a text; write it in quotes");
                return null;
            case var other:
                report.Invalid(other, $"{PathOf(key)} has to be a text");
                return null;
        }
    }

    /// <summary>A text that must be there.</summary>
    public string? RequiredText(string key)
    {
        var text = Text(key);
        // Of another kind: said already.
        if (text is null && (Take(key) is null or YamlScalar { Kind: ScalarKind.Text }))
        {
            report.Invalid(At(key), $"{PathOf(key)} is required");
        }

        return text;
    }

    /// <summary>A text that may become a link; anything else than an address is told, and counts as absent.</summary>
    public string? Address(string key)
    {
        var text = Text(key);
        if (text is not null && !WebAddress.IsLink(text))
        {
            report.Warn(ProblemCodes.AddressUnusable, At(key), $"{PathOf(key)} has to be a complete address, such as https://example.org; it is left out");
            return null;
        }

        return text;
    }

    /// <summary>A list of texts; items are trimmed and blank ones dropped.</summary>
    public IReadOnlyList<string> TextList(string key)
    {
        var texts = new List<string>();
        foreach (var (item, path) in Items(key))
        {
            if (item is YamlScalar { Kind: ScalarKind.Text } scalar)
            {
                WarnOfHidden(scalar, path);
                if (!string.IsNullOrWhiteSpace(scalar.Text))
                {
                    texts.Add(scalar.Text.Trim());
                }
            }
            else
            {
                report.Invalid(item, $"{path} has to be a text");
            }
        }

        return texts;
    }

    /// <summary>A list of scalars as they are written; empty items stay, since an empty argument is an argument.</summary>
    public IReadOnlyList<string> VerbatimList(string key)
    {
        var texts = new List<string>();
        foreach (var (item, path) in Items(key))
        {
            if (item is YamlScalar scalar)
            {
                WarnOfHidden(scalar, path);
                texts.Add(VerbatimText(scalar));
            }
            else
            {
                report.Invalid(item, $"{path} has to be a text");
            }
        }

        return texts;
    }

    /// <summary>A map of scalars as they are written; empty values stay.</summary>
    public IReadOnlyDictionary<string, string> VerbatimMap(string key)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in Nested(key)?.Mapping.Entries ?? [])
        {
            if (entry.Value is YamlScalar scalar)
            {
                WarnOfHidden(scalar, FieldPath.Of(PathOf(key), entry.Key));
                texts.Add(entry.Key, VerbatimText(scalar));
            }
            else
            {
                report.Invalid(entry.Value, $"{FieldPath.Of(PathOf(key), entry.Key)} has to be a text");
            }
        }

        return texts;
    }

    /// <summary>A nested mapping.</summary>
    public MappingReader? Nested(string key)
    {
        switch (Take(key))
        {
            case null:
                return null;
            case YamlMapping nested:
                return new(nested, PathOf(key), report);
            case var other:
                report.Invalid(other, $"{PathOf(key)} has to be a mapping");
                return null;
        }
    }

    /// <summary>The place to point at for a field: its value, or the mapping when it is absent.</summary>
    public YamlValue At(string key) => Mapping.Find(key)?.Value ?? Mapping;

    /// <summary>Fields that nobody asked for.</summary>
    public IEnumerable<YamlEntry> Unasked() => Mapping.Entries.Where(entry => !_known.Contains(entry.Key));

    /// <summary>Warns of every field that nobody asked for.</summary>
    public void WarnOfUnknown()
    {
        foreach (var entry in Unasked())
        {
            report.Unknown(entry, PathOf(entry.Key));
        }
    }

    private void WarnOfHidden(YamlScalar scalar, string path)
    {
        if (HiddenCharacters.AreIn(scalar.Text))
        {
            report.Warn(ProblemCodes.HiddenText, scalar, $"{path} has characters that are not shown");
        }
    }

    private static string VerbatimText(YamlScalar scalar) => scalar.IsNull ? string.Empty : scalar.Text;

    private IEnumerable<(YamlValue Item, string Path)> Items(string key)
    {
        switch (Take(key))
        {
            case null:
                return [];
            case YamlSequence sequence:
                return sequence.Items.Select((item, index) => (item, FieldPath.Item(PathOf(key), index)));
            case var other:
                report.Invalid(other, $"{PathOf(key)} has to be a list");
                return [];
        }
    }
}
