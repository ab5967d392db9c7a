namespace PluginKit.Platform.Watching;

/// <summary>One thing that a directory told.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Name">The direct entry; <see langword="null"/> when the notice is about the whole directory.</param>
public readonly record struct DirectoryNotice(DirectoryNoticeKind Kind, string? Name = null);
