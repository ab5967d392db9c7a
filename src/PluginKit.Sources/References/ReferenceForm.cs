namespace PluginKit.Sources.References;

/// <summary>What a source reference looks like. Recognising a form says nothing about whether a source for it is registered.</summary>
public enum ReferenceForm
{
    /// <summary>None of the known forms.</summary>
    Unknown = 0,

    /// <summary>Nothing, or only white space.</summary>
    Empty = 1,

    /// <summary>An absolute path.</summary>
    AbsolutePath = 2,

    /// <summary>A path relative to a folder that PluginKit does not know, for example <c>./plugin</c>.</summary>
    RelativePath = 3,

    /// <summary>A path that begins with <c>~</c>, which is a shorthand of shells.</summary>
    HomePath = 4,

    /// <summary><c>[github:]owner/repo[@ref][//sub/dir]</c>.</summary>
    GitHubPath = 5,

    /// <summary>The same with the ref behind the folder, which is refused.</summary>
    GitHubPathMisordered = 6,

    /// <summary><c>https://host/path.git</c>, <c>ssh://[user@]host/path.git</c> or <c>git@host:path.git</c>, with an optional <c>#ref</c>.</summary>
    GitUrl = 7,

    /// <summary>An archive: a path or URL that ends in <c>.zip</c>, <c>.tar</c>, <c>.tar.gz</c> or <c>.tgz</c>.</summary>
    Archive = 8,

    /// <summary>A bare name such as <c>context7</c>, which only a catalog can know.</summary>
    Alias = 9,
}
