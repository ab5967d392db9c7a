using PluginKit.Contracts.Display;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Origins;

/// <summary>Where an entry stands in the file of its origin, for problems that name a field of it.</summary>
/// <param name="utf8">The whole file.</param>
/// <param name="item">The entry in it.</param>
/// <param name="name">What the list and the position are called, such as <c>plugins[3]</c>.</param>
/// <param name="origin">The origin that the file is.</param>
/// <param name="places">Lines and columns of the file.</param>
internal sealed class EntryPlace(ReadOnlyMemory<byte> utf8, Range item, string name, CatalogOrigin origin, JsonPlaces places)
{
    private const int MaximumPath = 100;

    private List<JsonTexts.Found>? _texts;

    /// <summary>What the list and the position are called.</summary>
    public string Name => name;

    /// <summary>The origin.</summary>
    public CatalogOrigin Origin => origin;

    /// <summary>Where it begins, in bytes.</summary>
    public int Start => item.Start.Value;

    /// <summary>Whether it is larger than anybody looks at.</summary>
    public bool IsTooLarge => JsonParts.IsTooLarge(item);

    /// <summary>The entry as it stands there.</summary>
    public ReadOnlyMemory<byte> Json => utf8[item];

    /// <summary>The texts with characters that are not shown.</summary>
    public IEnumerable<JsonTexts.Found> Hidden() => JsonTexts.MayHide(Json.Span) ? Texts.Where(static text => text.IsHidden) : [];

    /// <summary>A problem at a field.</summary>
    /// <param name="code">The problem code.</param>
    /// <param name="field">The field as the file calls it; a dot descends.</param>
    /// <param name="what">What is wrong with it, as the end of a sentence.</param>
    public Problem At(string code, string field, string what)
    {
        var found = Texts.Find(text => string.Equals(text.Path, field, StringComparison.Ordinal));
        var (line, column) = places.Of(Start + found.Offset);
        var shown = UntrustedText.ToDisplay(field, MaximumPath);
        return Problem.At(code, $"{shown} of {name} of '{origin.Shown}' {what}.", origin.Shown, line, column) with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["field"] = shown, ["origin"] = origin.Id },
        };
    }

    private List<JsonTexts.Found> Texts => _texts ??= JsonTexts.In(Json.Span);
}
