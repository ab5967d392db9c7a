namespace PluginKit.Platform.Watching;

/// <summary>What a directory told.</summary>
public enum DirectoryNoticeKind
{
    /// <summary>The content or the attributes of a direct entry changed.</summary>
    EntryChanged = 0,

    /// <summary>A direct entry came, went, or has another name.</summary>
    EntryMoved = 1,

    /// <summary>More happened than the system kept; anything may have changed.</summary>
    Overflow = 2,

    /// <summary>Nothing more will be told; whoever needs it listens anew.</summary>
    Failed = 3,
}
