using PluginKit.Contracts.Display;
using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Documents.Reading;

/// <summary>One place where a document does not have the shape of its type.</summary>
/// <param name="Path">The place, for example <c>$.entries[0].version</c>.</param>
/// <param name="IsMissing">Whether a required member is missing; otherwise an item or value is null.</param>
internal sealed record ShapeFault(string Path, bool IsMissing)
{
    public Problem ToProblem(string origin)
    {
        var place = UntrustedText.ToDisplay(Path, 200);
        return IsMissing
            ? Problem.Of(ProblemCodes.DocumentIncompatible, $"'{origin}' lacks {place}, without which it cannot be used.", origin)
            : Problem.Of(ProblemCodes.DocumentCorrupt, $"'{origin}' has null at {place}, where the format has a value.", origin);
    }
}
