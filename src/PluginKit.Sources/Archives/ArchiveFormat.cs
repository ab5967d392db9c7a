namespace PluginKit.Sources.Archives;

/// <summary>What an archive is, by its first bytes; its name says nothing.</summary>
public enum ArchiveFormat
{
    /// <summary>None that is known.</summary>
    Unknown = 0,

    /// <summary>zip (APPNOTE 6.3, without zip64, encryption and splitting).</summary>
    Zip = 1,

    /// <summary>tar (POSIX ustar and pax, GNU long names) in one gzip member.</summary>
    TarGz = 2,

    /// <summary>The same without gzip.</summary>
    Tar = 3,
}
