using PluginKit.Contracts.Problems;
using PluginKit.Sources.Tests.Git;

namespace PluginKit.Sources.Tests.Hostile;

/// <summary>Repositories that git itself would not make, each with what it has to be refused for (<c>reliability.md</c> section 5 A and C).</summary>
internal static class HostileRepositories
{
    private const string File = "100644";
    private const string Folder = "040000";
    private const string Link = "120000";
    private const string Module = "160000";
    private const string Unsafe = ProblemCodes.SourceUnsafeEntry;
    private const string TooMuch = ProblemCodes.SourceLimitExceeded;
    private const string Nowhere = "1234567890123456789012345678901234567890";

    private static readonly (string Name, string Code)[] s_names =
    [
        ("..", Unsafe), (".", Unsafe), (@"C:\evil", Unsafe), ("C:evil", Unsafe), (@"\\srv\share\evil", Unsafe), (@"\\?\C:\evil", Unsafe), (@"..\evil", Unsafe), ("a\r\nb", Unsafe), ("a ", Unsafe), ("a.", Unsafe),
        ("CON", Unsafe), ("aux.md", Unsafe), ("COM¹", Unsafe), ("NUL.", Unsafe), ("file.md:stream", Unsafe), (new string('a', 300), Unsafe), ("e\u0301.md", Unsafe),
        (".git", Unsafe), (".GIT", Unsafe), ("git~1", Unsafe), (".g\u200Cit", Unsafe),
    ];

    public static IReadOnlyDictionary<string, HostileRepository> All { get; } =
        ((IEnumerable<HostileRepository>)[.. Names(), .. Links(), .. Modules(), .. Sizes()]).ToDictionary(static one => one.Name, StringComparer.Ordinal);

    private static IEnumerable<HostileRepository> Names() => s_names.Index().Select(static item => new HostileRepository(
        $"name {item.Index} {string.Concat(item.Item.Name.Take(20).Select(static c => char.IsControl(c) ? '?' : c))}",
        repository => repository.Tree((File, "first.md", "x"), (File, item.Item.Name, "x")),
        item.Item.Code));

    private static IEnumerable<HostileRepository> Links() =>
    [
        new("link", static repository => repository.Tree((Link, "a", "/etc/passwd")), Unsafe),
        new("links chained", static repository => repository.Tree((Link, "a", ".."), (Link, "b", "a/..")), Unsafe),
        new("manifest as a link", static repository => repository.Tree((Folder, "plugin", repository.Tree((Link, "plugin.yaml", "/etc/passwd")))), Unsafe),
        new("case", static repository => repository.Tree((File, "A.md", "x"), (File, "a.md", "x")), Unsafe),
        new("both forms of one name", static repository => repository.Tree((File, "\u00E9.md", "x"), (File, "e\u0301.md", "x")), Unsafe),
        new("file and folder", static repository => repository.Tree((File, "a", "x"), (Folder, "a", repository.Tree((File, "b", "x")))), Unsafe),
        new("same name", static repository => repository.Tree((File, "a", "x"), (File, "a", "y")), Unsafe),
        new("folder of Git's own", static repository => repository.Tree((Folder, ".git", repository.Tree((File, "config", "[core]\n\tfsmonitor = touch x\n")))), Unsafe),
        new("folder of Git's own in a folder", static repository => repository.Tree((Folder, "sub", repository.Tree((Folder, ".git", repository.Tree((File, "config", "x")))))), Unsafe),
        new("file of Git's own in a folder", static repository => repository.Tree((Folder, "sub", repository.Tree((File, ".git", "gitdir: /etc\n")))), Unsafe),
        new("link of another case that leads to the hooks of a submodule", static repository => repository.Tree(
            (File, ".gitmodules", Section("x/y", "A/modules/x", "https://example.org/x")), (Folder, "A", repository.Tree((Folder, "modules", repository.Tree((Module, "x", Nowhere))))), (Link, "a", ".git")), Unsafe),
        new("filter whose program a link of another case puts in place", static repository => repository.Tree(
            (File, ".gitattributes", "A/post-checkout filter=lfs\n"), (Folder, "A", repository.Tree(("100755", "post-checkout", "#!/bin/sh\ntouch x\n"))), (Link, "a", ".git/hooks")), Unsafe),
    ];

    private static IEnumerable<HostileRepository> Modules() =>
    [
        new("submodule", static repository => repository.Tree((Module, "sub", Nowhere)), Unsafe),
        new("submodule whose address is an option", static repository => Submodule(repository, "x", "x", "--upload-pack=touch x"), Unsafe),
        new("submodule whose name leads elsewhere", static repository => Submodule(repository, "../../x", "x", "https://example.org/x"), Unsafe),
        new("submodule whose path ends in a carriage return", static repository => Submodule(repository, "x", "x\r", "https://example.org/x"), Unsafe),
        new("list of submodules as a link", static repository => repository.Tree((Link, ".gitmodules", "/etc/passwd")), Unsafe),
    ];

    private static IEnumerable<HostileRepository> Sizes() =>
    [
        new("two hundred levels", static repository => Nested(repository, 200, "d"), TooMuch),
        new("five thousand characters", static repository => Nested(repository, 50, new string('a', 99)), TooMuch),
        new("ten thousand million folders in a kilobyte", static repository => Bomb(repository, repository.Tree()), TooMuch),
        new("ten thousand million files in a kilobyte", static repository => Bomb(repository, repository.Tree((File, "a.md", "x"))), TooMuch),
        new("file of eighty megabytes in a few kilobytes", static repository => repository.Tree((File, "a.bin", new string('\0', 80 << 20))), TooMuch),
        new("five hundred thousand files", static repository => Large(repository, 500, 1000), TooMuch),
        new("eleven thousand files", static repository => Large(repository, 11, 1000), TooMuch),
    ];

    private static string Nested(RepositoryOfOthers repository, int depth, string name)
    {
        var tree = repository.Tree((File, name, "x"));
        for (var level = 1; level < depth; level++)
        {
            tree = repository.Tree((Folder, name, tree));
        }

        return tree;
    }

    private static string Large(RepositoryOfOthers repository, int folders, int files)
    {
        var blob = repository.GitWith("x", "hash-object", "-w", "--stdin").Trim();
        var folder = repository.GitWith(string.Concat(Enumerable.Range(0, files).Select(number => $"{File} blob {blob}\tf{number}\0")), "mktree", "-z").Trim();
        return repository.Tree([.. Enumerable.Range(0, folders).Select(number => (Folder, $"d{number}", folder))]);
    }

    private static string Bomb(RepositoryOfOthers repository, string tree)
    {
        for (var level = 0; level < 10; level++)
        {
            tree = repository.Tree([.. Enumerable.Range(0, 10).Select(number => (Folder, $"f{number}", tree))]);
        }

        return tree;
    }

    private static string Submodule(RepositoryOfOthers repository, string name, string path, string url) =>
        repository.Tree((File, ".gitmodules", Section(name, path, url)), (Module, path, Nowhere));

    private static string Section(string name, string path, string url) => $"[submodule \"{name}\"]\n\tpath = \"{path.Replace("\r", "\\r", StringComparison.Ordinal)}\"\n\turl = {url}\n";
}
