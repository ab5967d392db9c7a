namespace PluginKit.Sources.Archives;

/// <summary>The rule that an archive breaks, in <c>details.rule</c> of the problem.</summary>
internal static class ArchiveRefusal
{
    public const string AbsolutePath = "absolute_path";
    public const string Backslash = "backslash";
    public const string CaseCollision = "case_collision";
    public const string Checksum = "checksum";
    public const string Comment = "comment";
    public const string Depth = "depth";
    public const string Duplicate = "duplicate";
    public const string EmptyName = "empty_name";
    public const string Encrypted = "encrypted";
    public const string Entries = "entries";
    public const string FileAndDirectory = "file_and_directory";
    public const string FileBytes = "file_bytes";
    public const string Format = "format";
    public const string Header = "header";
    public const string Link = "link";
    public const string Name = "name";
    public const string Overlap = "overlap";
    public const string PathLength = "path_length";
    public const string PathTraversal = "path_traversal";
    public const string Ratio = "ratio";
    public const string Repository = "repository";
    public const string SpecialFile = "special_file";
    public const string TotalBytes = "total_bytes";
    public const string TrailingBytes = "trailing_bytes";
    public const string Truncated = "truncated";
    public const string UnaccountedBytes = "unaccounted_bytes";
    public const string Unsupported = "unsupported";
}
