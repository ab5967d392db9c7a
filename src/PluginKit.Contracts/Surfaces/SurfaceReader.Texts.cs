using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Surfaces;

public sealed partial class SurfaceReader
{
    /// <summary>
    /// Reads Markdown that a client takes for instructions: shell commands in it (<c>!`…`</c>, a block that begins with <c>```!</c>) and hooks in its front matter.
    /// </summary>
    /// <param name="isOne">Tells which paths.</param>
    public void Instructions(Func<string, bool> isOne)
    {
        ArgumentNullException.ThrowIfNull(isOne);
        foreach (var path in _delivery.Paths.Where(path => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && isOne(path)))
        {
            var text = Encoding.UTF8.GetString(_delivery.Read(path).Span);
            foreach (Match match in ShellText().Matches(text))
            {
                var command = match.Groups["inline"].Success ? match.Groups["inline"].Value : match.Groups["block"].Value.Trim();
                Add(SurfaceKind.CommandScript, path, path, LineOf(text, match.Index), [command], Encoding.UTF8.GetBytes(command));
            }

            if (FrontMatterHooks(text) is { } hooks)
            {
                var block = text[hooks].TrimEnd();
                Add(SurfaceKind.Hook, path, path, LineOf(text, hooks.Start.Value), [block], Encoding.UTF8.GetBytes(block));
            }
        }
    }

    /// <summary>From the member to the end of the front matter: a notation that is not read here is shown as it stands.</summary>
    private static Range? FrontMatterHooks(string text)
    {
        if (!text.TrimStart('\uFEFF').StartsWith("---", StringComparison.Ordinal))
        {
            return null;
        }

        var end = text.IndexOf("\n---", StringComparison.Ordinal);
        var length = end < 0 ? text.Length : end;
        var start = text.AsSpan(0, length).IndexOf("\nhooks", StringComparison.Ordinal);
        return start < 0 ? null : (start + 1)..length;
    }

    private static string LineOf(string text, int index) =>
        "line:" + (text.AsSpan(0, index).Count('\n') + 1).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"!`(?<inline>[^`\r\n]+)`|^[ \t]*```!(?<block>.*?)(?:^[ \t]*```|\z)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex ShellText();
}
