using PluginKit.Sources.References;

namespace PluginKit.Bundles.Releases;

/// <summary><c>owner/repo</c>, checked before it becomes a part of an address.</summary>
internal sealed record RepositoryName(string Owner, string Name)
{
    public static RepositoryName? TryParse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2 && SourceReferences.FormOf(text + "//x") == ReferenceForm.GitHubPath ? new(parts[0], parts[1]) : null;
    }

    public override string ToString() => $"{Owner}/{Name}";
}
