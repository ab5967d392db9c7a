using PluginKit.Contracts.Display;
using Spectre.Console;

namespace PluginKit.ConsoleHost.Output;

/// <summary>Makes untrusted text fit for a table: nothing invisible, no markup.</summary>
internal static class Shown
{
    public static string Text(string? text) => string.IsNullOrEmpty(text) ? string.Empty : UntrustedText.ToDisplay(text);

    /// <summary>One line of a longer text in full, with room where the author left it. For renderables: markup is not escaped.</summary>
    public static string Line(string? text) => string.IsNullOrEmpty(text) ? string.Empty : UntrustedText.ToDisplay(text.Replace("\t", "    ", StringComparison.Ordinal), int.MaxValue);

    public static string Safe(string? text) => Markup.Escape(Text(text));

    public static string Cut(string? text, int length) => string.IsNullOrEmpty(text) ? string.Empty : Markup.Escape(UntrustedText.ToDisplay(text, length));

    public static string List<TItem>(IEnumerable<TItem> items) => Safe(string.Join(", ", items));
}
