using System.Buffers;

namespace PluginKit.Sources.References;

/// <summary>Recognises references to Git repositories.</summary>
internal static class GitReferences
{
    private const string Prefix = "github:";
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> OwnerCharacters = SearchValues.Create(LettersAndDigits + "-");
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(LettersAndDigits + "._-");

    /// <summary><c>https</c> without credentials, <c>ssh</c>, or the short form of ssh; the path ends in <c>.git</c>.</summary>
    public static bool IsUrl(string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var location = hash < 0 ? reference : reference[..hash];
        if (!location.EndsWith(".git", StringComparison.Ordinal))
        {
            return false;
        }

        return location.StartsWith("git@", StringComparison.Ordinal)
            ? location.IndexOf(':', StringComparison.Ordinal) > "git@".Length
            : Uri.TryCreate(location, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.Query.Length == 0
                && (uri.Scheme == Uri.UriSchemeHttps ? uri.UserInfo.Length == 0 : uri.Scheme == "ssh" && !uri.UserInfo.Contains(':', StringComparison.Ordinal));
    }

    /// <summary>The form of <c>[github:]owner/repo[@ref][//folder]</c>. Asked for every entry of a catalog: nothing is cut out.</summary>
    public static ReferenceForm GitHubFormOf(ReadOnlySpan<char> reference)
    {
        var text = reference.StartsWith(Prefix, StringComparison.Ordinal) ? reference[Prefix.Length..] : reference;
        var split = text.IndexOf("//", StringComparison.Ordinal);
        var repository = split < 0 ? text : text[..split];
        var folder = split < 0 ? [] : text[(split + 2)..];
        var at = repository.LastIndexOf('@');
        var name = at < 0 ? repository : repository[..at];
        if (!IsRepository(name) || at == repository.Length - 1)
        {
            return ReferenceForm.Unknown;
        }

        if (split >= 0 && (folder.IsEmpty || folder.Contains("//", StringComparison.Ordinal)))
        {
            return ReferenceForm.Unknown;
        }

        return at < 0 && folder.Contains('@') ? ReferenceForm.GitHubPathMisordered : ReferenceForm.GitHubPath;
    }

    private static bool IsRepository(ReadOnlySpan<char> text) =>
        text.IndexOf('/') is var slash and > 0 && IsOwner(text[..slash]) && IsName(text[(slash + 1)..]);

    private static bool IsOwner(ReadOnlySpan<char> text) =>
        text.Length is >= 1 and <= 39 && text[0] != '-' && text[^1] != '-' && !text.ContainsAnyExcept(OwnerCharacters);

    private static bool IsName(ReadOnlySpan<char> text) =>
        text.Length is >= 1 and <= 100 && text is not ("." or "..") && !text.ContainsAnyExcept(NameCharacters);
}
