namespace PluginKit.Testing.VirtualDisk.Volume;

/// <summary>Why an operation of the volume failed; the values are those of Linux, because the runtime puts them into <c>HResult</c>.</summary>
internal enum VirtualError
{
    None = 0,
    NotPermitted = 1,
    Missing = 2,
    NoDevice = 6,
    WouldBlock = 11,
    AccessDenied = 13,
    Exists = 17,
    NotDirectory = 20,
    IsDirectory = 21,
    Invalid = 22,
    NoSpace = 28,
    NameTooLong = 36,
    NotEmpty = 39,
    Loop = 40,
}
