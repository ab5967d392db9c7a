namespace PluginKit.Testing.VirtualDisk.Facade;

/// <summary>Listings. They are taken at once and ordered by name, which a real disk does not promise.</summary>
internal sealed partial class VirtualDirectory
{
    private readonly VirtualListing _listing = new(facade);

    public override IEnumerable<string> EnumerateDirectories(string path) => GetDirectories(path);

    public override IEnumerable<string> EnumerateDirectories(string path, string searchPattern) => GetDirectories(path, searchPattern);

    public override IEnumerable<string> EnumerateDirectories(string path, string searchPattern, SearchOption searchOption) =>
        GetDirectories(path, searchPattern, searchOption);

    public override IEnumerable<string> EnumerateDirectories(string path, string searchPattern, EnumerationOptions enumerationOptions) =>
        GetDirectories(path, searchPattern, enumerationOptions);

    public override IEnumerable<string> EnumerateFiles(string path) => GetFiles(path);

    public override IEnumerable<string> EnumerateFiles(string path, string searchPattern) => GetFiles(path, searchPattern);

    public override IEnumerable<string> EnumerateFiles(string path, string searchPattern, SearchOption searchOption) =>
        GetFiles(path, searchPattern, searchOption);

    public override IEnumerable<string> EnumerateFiles(string path, string searchPattern, EnumerationOptions enumerationOptions) =>
        GetFiles(path, searchPattern, enumerationOptions);

    public override IEnumerable<string> EnumerateFileSystemEntries(string path) => GetFileSystemEntries(path);

    public override IEnumerable<string> EnumerateFileSystemEntries(string path, string searchPattern) => GetFileSystemEntries(path, searchPattern);

    public override IEnumerable<string> EnumerateFileSystemEntries(string path, string searchPattern, SearchOption searchOption) =>
        _listing.List(path, searchPattern, VirtualListing.For(searchOption), files: true, directories: true);

    public override IEnumerable<string> EnumerateFileSystemEntries(string path, string searchPattern, EnumerationOptions enumerationOptions) =>
        _listing.List(path, searchPattern, enumerationOptions, files: true, directories: true);

    public override string[] GetDirectories(string path) => GetDirectories(path, "*");

    public override string[] GetDirectories(string path, string searchPattern) => GetDirectories(path, searchPattern, SearchOption.TopDirectoryOnly);

    public override string[] GetDirectories(string path, string searchPattern, SearchOption searchOption) =>
        GetDirectories(path, searchPattern, VirtualListing.For(searchOption));

    public override string[] GetDirectories(string path, string searchPattern, EnumerationOptions enumerationOptions) =>
        _listing.List(path, searchPattern, enumerationOptions, files: false, directories: true);

    public override string[] GetFiles(string path) => GetFiles(path, "*");

    public override string[] GetFiles(string path, string searchPattern) => GetFiles(path, searchPattern, SearchOption.TopDirectoryOnly);

    public override string[] GetFiles(string path, string searchPattern, SearchOption searchOption) =>
        GetFiles(path, searchPattern, VirtualListing.For(searchOption));

    public override string[] GetFiles(string path, string searchPattern, EnumerationOptions enumerationOptions) =>
        _listing.List(path, searchPattern, enumerationOptions, files: true, directories: false);

    public override string[] GetFileSystemEntries(string path) => GetFileSystemEntries(path, "*");

    public override string[] GetFileSystemEntries(string path, string searchPattern) =>
        _listing.List(path, searchPattern, VirtualListing.For(SearchOption.TopDirectoryOnly), files: true, directories: true);
}
