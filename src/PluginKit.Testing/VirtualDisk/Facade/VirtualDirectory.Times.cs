namespace PluginKit.Testing.VirtualDisk.Facade;

internal sealed partial class VirtualDirectory
{
    private readonly VirtualAttributes _attributes = new(facade, directories: true);

    public override DateTime GetCreationTimeUtc(string path) => _attributes.Time(path, static node => node.CreatedUtc);

    public override DateTime GetCreationTime(string path) => GetCreationTimeUtc(path).ToLocalTime();

    public override DateTime GetLastAccessTimeUtc(string path) => _attributes.Time(path, static node => node.AccessedUtc);

    public override DateTime GetLastAccessTime(string path) => GetLastAccessTimeUtc(path).ToLocalTime();

    public override DateTime GetLastWriteTimeUtc(string path) => _attributes.Time(path, static node => node.ModifiedUtc);

    public override DateTime GetLastWriteTime(string path) => GetLastWriteTimeUtc(path).ToLocalTime();

    public override void SetCreationTimeUtc(string path, DateTime creationTimeUtc) =>
        _attributes.SetTime(path, creationTimeUtc, static (node, time) => node.CreatedUtc = time);

    public override void SetCreationTime(string path, DateTime creationTime) => SetCreationTimeUtc(path, creationTime.ToUniversalTime());

    public override void SetLastAccessTimeUtc(string path, DateTime lastAccessTimeUtc) =>
        _attributes.SetTime(path, lastAccessTimeUtc, static (node, time) => node.AccessedUtc = time);

    public override void SetLastAccessTime(string path, DateTime lastAccessTime) => SetLastAccessTimeUtc(path, lastAccessTime.ToUniversalTime());

    public override void SetLastWriteTimeUtc(string path, DateTime lastWriteTimeUtc) =>
        _attributes.SetTime(path, lastWriteTimeUtc, static (node, time) => node.ModifiedUtc = time);

    public override void SetLastWriteTime(string path, DateTime lastWriteTime) => SetLastWriteTimeUtc(path, lastWriteTime.ToUniversalTime());
}
